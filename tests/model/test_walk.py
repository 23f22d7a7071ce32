"""The walk finds each value once, and says where it stands."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.model.article import Contrib, Journal, KwdGroup, Name, Title, Value
from pipeline.model.body import Body, Caption, Cell, Footnote, P, Run, Sec, TableNote, TableWrap
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.plain import plain
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.model.source import Source
from pipeline.model.walk import At, walk
from tests.trust.made import ARTICLE

PRINTED = Source(1, Bbox(60, 40, 200, 52), "journal.head", 0.9)
BELOW = Source(2, Bbox(60, 400, 200, 412), "body.table", 0.9)
CITED = Citation(Lang.ZH, PublicationType.BOOK, (Part(PartKind.SOURCE, "纸鸢集"),))
TABLE = TableWrap(
    "tab1",
    (Caption(Lang.ZH, "表1", "纸鸢的高度", PRINTED),),
    BELOW,
    rows=((Cell((Run("高度"),)), Cell((Run("12"),))),),
    foot=(TableNote("注：单位为米"),),
)
INNER = Sec("sec1.1", "1.1", "材料", (P((Run("竹与纸。"),), PRINTED), TABLE), PRINTED, trans_title="Materials")
OUTER = Sec("sec1", "1", "方法", (INNER,), PRINTED)
NOTE = Footnote("fn1", "①", "纸鸢集", PRINTED, citations=(CITED,))


def found(address: str) -> At[Any]:
    article = replace(ARTICLE, body=Body((OUTER,), (NOTE,)))
    return next(at for at in walk(article) if at.address == address)


def test_each_value_has_an_address_of_its_own() -> None:
    names = ("issn", "eissn", "cn", "publisher", "publisher_loc")
    journal = Journal(titles=(), **{name: Value(f"示例{name}", PRINTED) for name in names})
    found = [at.address for at in walk(replace(ARTICLE, front=replace(ARTICLE.front, journal=journal)))]
    assert len(found) == len({*found})
    assert {f"journal.{name}" for name in names} < {*found}


def test_a_value_knows_what_holds_it() -> None:
    cell = found("body[0].content[0].content[1].rows[0][1]")
    assert (cell.value.text, cell.within, cell.secs, cell.part) == ("12", (OUTER, INNER, TABLE), (OUTER, INNER), "body")
    assert found("titles[zh]").within == ()
    assert found("footnotes[0].citations[zh]").within == (NOTE,)


def test_what_says_nothing_of_place_and_language_has_those_of_what_holds_it() -> None:
    cell, note = (found(f"body[0].content[0].content[1].{own}") for own in ("rows[0][0]", "foot[0]"))
    caption = found("body[0].content[0].content[1].captions[zh]")
    assert (cell.source, note.source, caption.source) == (BELOW, BELOW, PRINTED)
    kwd = found("keywords[zh].keywords[0]")
    assert (kwd.lang, caption.lang, cell.lang) == (Lang.ZH, Lang.ZH, None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Title(Lang.ZH, "纸鸢", PRINTED, "一项观察"), "纸鸢——一项观察"),
        (Contrib(Name(Lang.EN, "Wang", "Xiaoming", "WANG Xiao-ming"), PRINTED), "WANG Xiao-ming"),
        (KwdGroup.of(Lang.ZH, ("纸鸢", "竹"), PRINTED), "纸鸢; 竹"),
        (INNER, "1.1 材料 Materials"),
        (TABLE.captions[0], "表1 纸鸢的高度"),
        (Reference("", (CITED, CITED), PRINTED), "纸鸢集 纸鸢集"),
        (INNER.content[0], "竹与纸。"),
        (TABLE, ""),
    ],
)
def test_a_value_in_one_line(value: object, text: str) -> None:
    assert plain(value) == text
