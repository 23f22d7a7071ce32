"""Articles are found in either language, by what a person would type."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tantivy import Index, SchemaBuilder

from pipeline.errors import UsageError
from pipeline.index.folder import opened
from pipeline.index.local import entries, made, update
from pipeline.index.search import Hit, Search
from tests.index.made import ZH, abroad, article, contrib, floats, kwds, lungs, millet, put, stored


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    folder = tmp_path_factory.mktemp("search")
    put(folder / "output", lungs=lungs(), abroad=abroad(), millet=millet(), floats=floats())
    assert update(folder / "index", [folder / "output"]).new == 4
    return Search(folder / "index")


def names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.record["result"] for hit in hits]


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("肺肿瘤 随访", {"lungs": ()}),
        ("肺肿瘤 黍子 随访", {"lungs": ("黍子",), "millet": ("肺肿瘤", "随访"), "abroad": ("黍子", "随访")}),
        ("LUNG neoplasms elephants", {"lungs": ("elephants",), "abroad": ("elephants",)}),
        ("millet elephants OR 随访 黍子 大象", {"millet": ("elephants",), "lungs": ("黍子", "大象")}),
        ("elephants", {}),
    ],
)
def test_a_hit_that_holds_some_of_the_words_says_which_it_has_not(
    search: Search, query: str, missing: dict[str, tuple[str, ...]]
) -> None:
    assert {hit.record["result"]: hit.missing for hit in search(query)} == missing


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("肺肿瘤", "lungs"),
        ("影像学 随访", "lungs"),
        ("肺肿瘤的影像学随访研究", "lungs"),
        ("Imaging follow-up of lung neoplasms", "lungs"),
        ("measure", "lungs"),  # measuring: the same stem
        ("结节", "lungs"),
        ("結節", "lungs"),  # traditional characters
        ("肺腫瘤 影像學", "lungs"),
        ("齐晚晴", "lungs"),  # in a reference
        ("10.5555/hills.2021.02", "abroad"),
        ("https://doi.org/10.5555/HILLS.2021.02", "abroad"),
        ("doi:10.5555/hills.2021.02", "abroad"),
        ("miners", "abroad"),
        ("黍子", "millet"),
        ("millet film", "millet"),
        ("试验地", "floats"),
        ("产量比较", "floats"),
    ],
)
def test_words_and_identifiers_find_their_article(search: Search, query: str, first: str) -> None:
    assert names(search(query))[:1] == [first]


@pytest.mark.parametrize(
    "query",
    [
        "欧阳晓明",
        "歐陽曉明",
        "欧阳 晓明",
        "欧阳　晓明",
        'author:"欧阳 晓明"',
        "Ouyang Xiaoming",
        "xiaoming ouyang",
        "Xiao-Ming OUYANG",
        "Ouyang XM",
        "author:欧阳晓明",
    ],
)
def test_an_author_is_found_in_either_script_and_order(search: Search, query: str) -> None:
    hits = search(query)
    assert names(hits) == ["lungs"]
    assert hits[0].snippets[0].kind == "contrib"
    assert hits[0].snippets[0].marks == ((0, len(hits[0].snippets[0].text)),)


@pytest.mark.parametrize("query", ["Zeng Wanqing", "Tseng Wan-qing", "wanqing", "author:Zeng", "曾晚晴"])
def test_an_author_printed_in_hanzi_alone_is_found_by_the_readings(search: Search, query: str) -> None:
    assert names(search(query)) == ["millet"]


@pytest.mark.parametrize(
    ("query", "loaded"), [("肺肿瘤", []), ("Lung neoplasms", ["pypinyin"]), ("欧阳晓明", ["pypinyin"])]
)
def test_a_search_loads_how_names_are_read_only_for_what_can_be_one(
    tmp_path: Path, query: str, loaded: list[str]
) -> None:
    """Nor what an article is made of, for any."""
    put(tmp_path / "output", lungs=lungs())
    update(tmp_path / "index", [tmp_path / "output"])
    code = (
        "import sys; from pathlib import Path; from pipeline.index.search import Search;"
        "assert Search(Path(sys.argv[1]))(sys.argv[2]);"
        "print(*sorted({'pypinyin', 'pipeline.model.article'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "index"), query]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() == loaded


@pytest.mark.parametrize(("query", "expected"), [("肺肿瘤", "Lung neoplasms"), ("Lung neoplasms", "肺肿瘤")])
def test_a_query_in_one_language_finds_the_other(search: Search, query: str, expected: str) -> None:
    hits = search(query)
    assert set(names(hits)) == {"lungs", "abroad"}
    assert expected in " ".join(snippet.text for hit in hits for snippet in hit.snippets)


def test_a_glossed_term_finds_its_translation(search: Search) -> None:
    assert names(search("LDST")) == names(search("低剂量螺旋断层扫描")) == ["lungs"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year:1998", ["millet"]),
        ("title:mulching", ["millet"]),
        ("keyword:miners", ["abroad"]),
        ("abstract:观察", ["lungs"]),
        ("title:观察", []),
        ("author:Lin year:1998", []),
        ('author:"Lin Meihua" miners', ["abroad"]),
        ("journal:山川学报 黍子", ["millet"]),
        ("formula qqq", []),
        ("", []),
        ("（）——", []),
        ("author:", []),
        ("year:none", []),
    ],
)
def test_fields_narrow_a_query(search: Search, query: str, found: list[str]) -> None:
    assert names(search(query)) == found


def test_what_holds_some_of_a_query_is_found_where_nothing_holds_all(search: Search) -> None:
    assert names(search("黍子 miners"))[0] in ("millet", "abroad")
    assert set(names(search("黍子 miners"))) == {"millet", "abroad"}


def test_a_hit_says_where_in_the_pdf_it_stands(search: Search) -> None:
    hit = search("结节 直径")[0]
    snippet = hit.snippets[0]
    assert (hit.record["pdf"], snippet.kind, snippet.page, snippet.box) == (
        "lungs.pdf",
        "p",
        2,
        (50.0, 100.0, 250.0, 120.0),
    )
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["结节", "直径"]
    assert hit.record["title"] == {"zh": "肺肿瘤的影像学随访研究", "en": "Imaging follow-up of lung neoplasms"}
    assert hit.record["authors"] == {"zh": ["欧阳晓明"], "en": ["Xiaoming Ouyang"]}


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=60) | st.text('肺肿瘤 author:title"()[]*?/\\^~+-', max_size=60))
def test_any_query_has_an_answer(search: Search, query: str) -> None:
    hits = search(query, 3)
    assert len(hits) <= 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        for snippet in hit.snippets:
            assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)


def test_a_long_passage_is_cut_around_its_mark(tmp_path: Path) -> None:
    text = "小麦" * 200 + "黍子" + "高粱" * 200
    put(tmp_path / "output", a=article(zh="谷物", body=(text, "unbroken " * 30 + "millet" + " words" * 30)))
    update(tmp_path / "index", [tmp_path / "output"])
    search = Search(tmp_path / "index")
    for query in ("黍子", "millet"):
        (snippet,) = search(query)[0].snippets
        assert [snippet.text[a:b] for a, b in snippet.marks] == [query]
        assert len(snippet.text) < 140
    assert set(snippet.text.split()) == {"unbroken", "millet", "words"}  # no word is cut


def test_pages_of_an_article_cut_out_of_an_issue_are_those_of_the_issue(tmp_path: Path) -> None:
    from pipeline.write.json import article as encoded

    folder = tmp_path / "output" / "2021" / "issue.articles"
    folder.mkdir(parents=True)
    (folder / "1.json").write_bytes(encoded(lungs(), name="issue.pdf#page=31", pages=4))
    (folder / "issue.json").write_text('{"parts": []}')
    update(tmp_path / "index", [tmp_path / "output"])
    (hit,) = Search(tmp_path / "index")("直径")
    assert (hit.record["pdf"], hit.snippets[0].page) == ("2021/issue.pdf", 32)


# ---------------------------------------------------------------- keeping it up to date
def test_indexing_twice_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path / "output", a=lungs(), b=millet())
    update(tmp_path / "index", [tmp_path / "output"])
    before = {path.name: path.read_bytes() for path in (tmp_path / "index").iterdir()}
    counts = update(tmp_path / "index", [tmp_path / "output"])
    assert counts.line == "0 new, 0 changed, 2 unchanged, 0 deleted"
    assert {path.name: path.read_bytes() for path in (tmp_path / "index").iterdir()} == before


def test_an_index_that_may_not_be_read_is_not_called_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "output", a=lungs())
    folder = tmp_path / "index"
    update(folder, [tmp_path / "output"])
    monkeypatch.setattr(os, "access", lambda path, mode: not path.endswith("meta.json"))
    with pytest.raises(UsageError, match=r"meta\.json: Permission denied$"):
        opened(folder)


def test_changes_and_deletions_reach_a_search_that_is_open(tmp_path: Path) -> None:
    output, folder = tmp_path / "output", tmp_path / "index"
    put(output, a=lungs(), b=millet())
    update(folder, [output])
    search = Search(folder)
    assert names(search("黍子")) == ["b"]
    put(output, a=article(zh="高粱的育种", doi="10.5555/hills.2021.01"))
    (output / "b.json").unlink()
    assert names(search("黍子")) == ["b"]
    assert update(folder, [output]).line == "0 new, 1 changed, 0 unchanged, 1 deleted"
    assert names(search("黍子")) == names(search("肺肿瘤")) == []
    assert names(search("高粱")) == ["a"]
    assert len(entries(opened(folder))) == 1


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    put(tmp_path / "output", a=lungs())
    update(tmp_path / "index", [tmp_path / "output"])
    writer = opened(tmp_path / "index").writer(heap_size=15_000_000, num_threads=1)
    with pytest.raises(UsageError, match="another run is writing"):
        update(tmp_path / "index", [tmp_path / "output"])
    writer.wait_merging_threads()


def test_a_disk_that_takes_no_more_is_one_line(tmp_path: Path) -> None:
    """No file may grow, as on a full disk; what was there stays."""
    output, folder = put(tmp_path / "output", a=lungs()), tmp_path / "index"
    update(folder, [output])
    put(output, b=millet())
    code = (
        "import resource, sys; from pathlib import Path; from pipeline.index.local import update\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"from pipeline.errors import UsageError\ntry: update(Path({str(folder)!r}), [Path({str(output)!r})])\n"
        "except UsageError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert "cannot be written" in done.stdout, done
    assert names(Search(folder)("肺肿瘤")) == ["a"]


def test_an_index_that_a_full_disk_does_not_take_is_one_line_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def __init__(self, schema: object, folder: str) -> None:
            Path(folder, "meta.json").touch()
            raise ValueError("An IO error occurred: 'No space left on device (os error 28)'")

    monkeypatch.setattr("pipeline.index.folder.Index", Full)
    put(tmp_path / "output", a=lungs())
    with pytest.raises(UsageError, match=r"/index: the index cannot be written: .*No space left"):
        update(tmp_path / "index", [tmp_path / "output"])
    monkeypatch.undo()
    assert update(tmp_path / "index", [tmp_path / "output"]).new == 1


def test_a_killed_run_leaves_the_index_as_it_was_and_the_next_one_completes_it(tmp_path: Path) -> None:
    output, folder = tmp_path / "output", tmp_path / "index"
    put(output, a=lungs())
    update(folder, [output])
    put(output, **{f"n{n}": article(zh=f"第{n}号谷物", keywords=kwds(f"谷物{n}"), year=str(n)) for n in range(300)})
    child = subprocess.Popen([sys.executable, "-m", "pipeline", "index", str(output), "--to", str(folder)])
    while not (folder / ".tantivy-writer.lock").exists() and child.poll() is None:
        time.sleep(0.01)
    time.sleep(0.2)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert names(Search(folder)("肺肿瘤")) == ["a"]
    update(folder, [output])
    assert len(entries(opened(folder))) == 301
    assert names(Search(folder)("谷物299")) == ["n299"]


def test_where_no_index_is_it_is_said_what_makes_one(tmp_path: Path) -> None:
    """A folder of results is taken for one."""
    with pytest.raises(UsageError, match=r"no index; `index OUTPUT --to FOLDER` makes one of results$"):
        opened(tmp_path)


@pytest.mark.parametrize("content", ["file", "folder", "empty", "missing", "damaged"])
def test_what_is_no_index_is_refused(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "index"
    if content == "file":
        folder.write_text("text")
    elif content != "missing":
        folder.mkdir()
    if content == "folder":
        (folder / "thesis.doc").write_text("mine")
    if content == "damaged":
        (folder / "meta.json").write_text("{")
    with pytest.raises(UsageError):
        Search(folder)
    put(tmp_path / "output", a=lungs())
    if content in ("missing", "empty"):
        assert update(folder, [tmp_path / "output"]).new == 1
    else:
        with pytest.raises(UsageError):
            update(folder, [tmp_path / "output"])


def test_an_index_of_another_form_is_refused_in_one_line(tmp_path: Path) -> None:
    Index(SchemaBuilder().build(), str(tmp_path))
    with pytest.raises(UsageError, match="delete it and index again"):
        Search(tmp_path)


def test_a_name_that_is_no_utf8_is_kept(tmp_path: Path) -> None:
    name = b"\xff".decode("utf-8", "surrogateescape")
    put(tmp_path / "output", a=lungs())
    (tmp_path / "output" / "a.json").rename(tmp_path / "output" / f"{name}.json")
    assert update(tmp_path / "index", [tmp_path / "output"]).new == 1
    assert names(Search(tmp_path / "index")("肺肿瘤")) == [name]


def test_an_author_without_pinyin_is_no_obstacle(tmp_path: Path) -> None:
    put(tmp_path / "output", a=article(zh="民歌", authors=(contrib(ZH, "买买提·艾力", ""),)))
    update(tmp_path / "index", [tmp_path / "output"])
    assert names(Search(tmp_path / "index")("买买提·艾力")) == ["a"]


@pytest.mark.parametrize(("times", "paragraphs"), [(1, 1), (9, 1), (1, 3), (9, 3)])
def test_a_word_is_held_once_an_article(times: int, paragraphs: int) -> None:
    fields, _ = made(stored(article(zh="黍子", body=("黍子。" * times + "谷物。",) * paragraphs)), "0")
    assert fields["text"][0].split().count("黍子") == 1
