"""Small papers set by hand, and what the stages up to the labels make of them. All content is invented."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.label import blocks
from pipeline.label.zones import label_zones
from pipeline.layout import layout
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.page import Char, Font, Page
from tests.layout.made import LEFT, SONG, centred, page, prose, row

TITLE = ("纸飞机折叠方式对滑翔距离的影响", "Effect of Folding on the Glide Ratio of Paper Planes")
BYLINE = ("李明^{1}，王小飞^{2}", "LI Ming^{1}, WANG Xiaofei^{2}")
AFF = (
    "（1. 示例大学纸艺学院，示例市 100000；2. 样本研究所，样本市 200000）",
    "(1. School of Paper, Example University, Example City 100000; 2. Sample Institute, Sample City 200000)",
)
ABSTRACT = (
    ["摘　要：" + prose(1, 9)[0], "得出尖头折法的滑翔比最大，稳定性次之。"],
    ["Abstract: Three ways of folding were compared by the distance that paper planes glide. Thirty throws of",
     "each were measured, and pointed planes had the largest glide ratio of all."],
)  # fmt: skip
KWDS = ("关键词：纸飞机；滑翔比；折叠方式", "Key words: paper plane; glide ratio; folding")
SMALL, TEXT, LARGE = 9.0, 10.0, 18.0
ENTRIES = [
    "[1] 李明, 赵琪. 纸飞机的稳定性[J]. 示例学报, 2018, 38(2): 21-27.",
    "[2] 王小飞. 折纸导论[M]. 示例市: 示例出版社, 2016: 7-9.",
    "[3] SMITHSON J. Gliding of light bodies[J]. Journal of Examples, 2015, 35(1): 1-9.",
]


class Paper:
    """Rows set one below the other; `turn` begins a page."""

    def __init__(self) -> None:
        self.pages: list[list[Char]] = [[]]
        self.y = 60.0

    def turn(self, y: float = 60.0) -> Paper:
        self.pages.append([])
        self.y = y
        return self

    def at(self, y: float) -> Paper:
        self.y = y
        return self

    def put(self, *lines: str, size: float = TEXT, font: Font = SONG, skip: float = 0.0, middle: bool = False) -> Paper:
        self.y += skip
        for line in lines:
            self.pages[-1] += centred(line, self.y, size, font) if middle else row(line, LEFT, self.y, size, font)
            self.y += 1.5 * size
        return self

    def front(self, lang: int, skip: float = 20.0) -> Paper:
        """Title, by-line, affiliations, abstract, keywords: 0 Chinese, 1 English."""
        size = LARGE if lang == 0 else 14.0
        self.put(TITLE[lang], size=size, skip=skip, middle=True)
        self.put(BYLINE[lang], size=12.0, skip=8, middle=True)
        self.put(AFF[lang], size=SMALL, skip=8, middle=True)
        self.put(*ABSTRACT[lang], size=SMALL, skip=10)
        return self.put(KWDS[lang], size=SMALL, skip=4)

    def body(self, seed: int, lines: int = 18, heading: str = "") -> Paper:
        if heading:
            self.put(heading, size=12.0, skip=10)
        text = prose(lines, seed)
        text[0] = "　　" + text[0][:-2]
        text[-1] = text[-1][:20] + "。"
        return self.put(*text, skip=6)

    def references(self, entries: Sequence[str] = ENTRIES, heading: str = "参考文献：") -> Paper:
        return self.put(heading, size=TEXT, skip=14).put(*entries, size=SMALL, skip=4)

    def made(self) -> tuple[Page, ...]:
        return tuple(page(chars, number=number) for number, chars in enumerate(self.pages, 1))

    def zones(self) -> list[LabelledBlock]:
        return list(label_zones(layout(self.made()).blocks))

    def labelled(self) -> list[LabelledBlock]:
        own = self.made()
        return list(blocks(layout(own), own))


def text(block: LabelledBlock) -> str:
    return "".join(line.text for line in block.block.lines)


def label_of(found: Sequence[LabelledBlock], beginning: str) -> Label:
    """The label of the block that begins so."""
    bare = beginning.replace(" ", "").replace("　", "")
    own = [block for block in found if text(block).replace(" ", "").replace("　", "").startswith(bare)]
    assert own, f"no block begins with {beginning!r}: {[text(block)[:20] for block in found]}"
    return own[0].label


def labels(found: Sequence[LabelledBlock]) -> dict[Label, list[str]]:
    """The texts of each label, in order."""
    made: dict[Label, list[str]] = {}
    for block in found:
        made.setdefault(block.label, []).append(text(block))
    return made
