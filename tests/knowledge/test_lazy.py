"""A pattern that is compiled late is a pattern all the same."""

from __future__ import annotations

import copy
import pickle
import re
from importlib import import_module

import pytest

from pipeline.knowledge import lazy

PUBLIC = [name for name in dir(re.Pattern) if not name.startswith("_")]


@pytest.mark.parametrize("name", PUBLIC)
def test_has_what_a_pattern_has(name):
    own, late = re.compile(r"(?P<a>\w)-(\d)", re.IGNORECASE), lazy.compile(r"(?P<a>\w)-(\d)", re.IGNORECASE)
    if callable(getattr(own, name)):
        arguments = (r"\2", "x-1 y-2") if name in {"sub", "subn"} else ("x-1 y-2",)
        expected, found = getattr(own, name)(*arguments), getattr(late, name)(*arguments)
        assert type(found) is type(expected)
        assert str(getattr(found, "re", "")) == str(getattr(expected, "re", ""))
    else:
        assert getattr(late, name) == getattr(own, name)


def test_is_compiled_when_asked_and_once():
    broken = lazy.compile("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("")
    late = lazy.compile("a+")
    assert late.search("baa")[0] == "aa"
    assert late.search.__self__ is late.match.__self__


def test_at_once_a_broken_one_is_told():
    with lazy.at_once():
        assert isinstance(lazy.compile("a"), re.Pattern)
        with pytest.raises(re.error):
            lazy.compile("(")
    assert lazy.compile("(").pattern == "("


def test_can_be_copied_and_sent_to_another_process():
    late = lazy.compile("a+")
    assert copy.copy(late).fullmatch("aa")
    assert pickle.loads(pickle.dumps(late)).fullmatch("aa")


def test_has_nothing_else():
    with pytest.raises(AttributeError):
        lazy.compile("a").nothing  # noqa: B018


@pytest.mark.parametrize(("pattern", "finds", "passes"), [
    ("[\u4e00-\u9fffa-c]", "中ab", "ABd"),
    ("(?i)[\u4e00-\u9fffa-c]", "中aB", "dé"),
    ("(?ai)[\u4e00-\u9fffk]", "中K", "\u212a"),
    ("(?i)[\u4e00-\u9fffk]", "中K\u212a", "l"),
    ("[^\u4e00-\u9fffa-c]", "ABd", "中ab"),
])  # fmt: skip
def test_a_class_that_stands_in_two_patterns_is_told_apart_by_their_flags(
    pattern: str, finds: str, passes: str
) -> None:
    re.purge()
    found = lazy.compile(pattern)
    assert all(found.match(char) for char in finds)
    assert not any(found.match(char) for char in passes)


def test_other_patterns_are_compiled_as_ever():
    compiler = vars(import_module("re._compiler"))
    before = compiler["_optimize_charset"]
    lazy.compile("[\u4e00-\u9fff]").match("中")
    assert compiler["_optimize_charset"] is before
    assert before.__module__ == "re._compiler"
