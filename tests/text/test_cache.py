"""The cache folder is the user's own, or a passing one."""

from __future__ import annotations

import stat

from pipeline.text.cache import private_cache


def test_it_is_made_for_its_user_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "deep"))
    with private_cache() as folder:
        assert folder.parent == tmp_path / "deep"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder.is_dir()


def test_a_folder_that_others_may_write_to_is_not_trusted(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "duizhao").mkdir()
    (tmp_path / "duizhao").chmod(0o777)
    with private_cache() as folder:
        assert folder.is_dir()
        assert tmp_path not in folder.parents
    assert not folder.exists()


def test_a_link_is_not_followed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "duizhao").symlink_to(tmp_path / "elsewhere")
    with private_cache() as folder:
        assert tmp_path not in folder.parents


def test_where_there_can_be_none_a_passing_one_serves(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with private_cache() as folder:
        assert folder.is_dir()
    assert not folder.exists()
