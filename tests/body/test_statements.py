"""What stands behind the body is claimed by the heading over it; what headings and paragraphs were told to be stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body import rules
from pipeline.label.body.claims import LineClaim
from pipeline.label.body.lines import Placed, heard
from pipeline.label.body.statements import statement_claims
from pipeline.model.block import Label, Origin
from tests.body.placed import at, put

TEXT = "样本取自示例地区各处的池塘"
CAPTION = LineClaim(Label.FIG_CAPTION, rules.CAPTION)


def told(*printed: str | tuple[int, str] | LineClaim, ends: tuple[int, ...] = ()) -> list[Label | None]:
    """What each block is claimed for: headings with their levels, text, or what was claimed otherwise."""
    texts = [own if isinstance(own, str) else own[1] if isinstance(own, tuple) else TEXT for own in printed]
    found: list[list[Placed]] = []
    for own, line in zip(printed, put(*(at(text, 60, 20 * row) for row, text in enumerate(texts))), strict=True):
        claim = LineClaim(Label.HEADING, rules.HEADING, level=own[0]) if isinstance(own, tuple) else own
        found.append(heard([line], {line.at: claim}) if isinstance(claim, LineClaim) else [line])
    said = statement_claims(found, ends)
    return [said[line.at].what if line.at in said else None for (line,) in found]


ACK, APP, FN = Label.ACK, Label.APPENDIX, Label.FOOTNOTE


@pytest.mark.parametrize(
    ("printed", "claimed"),
    [
        (((1, "致谢"), TEXT, (1, "2 方法"), TEXT), [ACK, ACK, None, None]),
        (((1, "致谢"), TEXT, (2, "2.1 方法"), TEXT), [ACK, ACK, None, None]),
        (((1, "作者贡献"), TEXT, (2, "2.1 方法"), TEXT), [FN, FN, None, None]),
        (((1, "附录"), TEXT, (2, "1 样本"), TEXT), [APP, APP, APP, APP]),
        (((2, "附录"), TEXT, (2, "1 样本"), TEXT), [APP, APP, None, None]),
        (((1, "附录"), TEXT, (1, "致谢"), TEXT), [APP, APP, ACK, ACK]),
        ((TEXT, "致谢：感谢示例地区的同仁", TEXT), [None, ACK, ACK]),
        (((1, "致谢"), CAPTION, TEXT), [ACK, None, ACK]),
        (((1, "致谢　Acknowledgements"), TEXT), [ACK, ACK]),
        (((1, "附录B折法的推导"), TEXT, (1, "2 方法"), TEXT), [APP, APP, None, None]),
        ((TEXT, "作者贡献声明：李明折纸，王小飞抛掷", (1, "2 方法"), TEXT), [None, FN, None, None]),
        ((TEXT, "利益冲突　两位作者没有利益冲突"), [None, FN]),
        ((TEXT, "作者贡献声明的写法各不相同"), [None, None]),
    ],
)
def test_a_heading_says_what_stands_under_it(printed, claimed):
    assert told(*printed) == claimed


def test_the_list_of_references_ends_what_a_heading_has_opened():
    """Blocks stand at the places 0, 1, 2; the list's heading between two of them, or behind all."""
    blocks = [
        [replace(line, at=(place, 0, 0))]
        for line, place in zip(put(at(TEXT, 60, 20), at(TEXT, 60, 40)), (1, 3), strict=True)
    ]
    head = put(at("致谢", 60, 0))
    head = heard(head, {head[0].at: LineClaim(Label.HEADING, rules.HEADING, level=1)})
    for ends, count in (((2,), 2), ((4,), 3), ((), 3)):
        assert len(statement_claims([head, *blocks], ends)) == count


def test_only_a_statement_is_told_by_the_heading_s_own_rule():
    """Thanks keep the rule that told heading and text; a statement has its own, and is said to be one."""
    for title, names, origin in (
        ("致谢", ["headings", "body.paragraph"], None),
        ("作者贡献", ["headings.back"] * 2, Origin.STATEMENT),
    ):
        head, text = put(at(title, 60, 0), at(TEXT, 60, 20))
        (head,) = heard([head], {head.at: LineClaim(Label.HEADING, rules.HEADING_APART, label_length=0, level=1)})
        claims = statement_claims([[head], [text]], ())
        assert [claims[line.at].rule.name for line in (head, text)] == names
        assert [claims[line.at].origin for line in (head, text)] == [origin] * 2
        (again,) = heard([head], claims)
        assert (again.label, again.claim.level, again.claims[1].what) == (claims[head.at].what, 1, Label.HEADING)
