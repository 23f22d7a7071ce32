"""The tree of sections: JATS <sec> and the blocks in it."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.body import DispFormula, Fig, Node, P, Sec, TableWrap
from pipeline.model.ids import name
from pipeline.write.characters import legal
from pipeline.write.jats.build import Element, element, text, text_with
from pipeline.write.jats.figs import fig
from pipeline.write.jats.formulas import disp_formula
from pipeline.write.jats.inline import p
from pipeline.write.jats.tables import table_wrap

Block = P | Fig | TableWrap | DispFormula


def arrange(content: Iterable[Node]) -> tuple[list[Block], list[Sec]]:
    """Content in the order JATS wants, blocks before sections, and in which it still reads as printed.

    A block that is printed after a section goes to the end of that section. A section without label and title
    is none in JATS: its content takes its place.
    """
    blocks: list[Block] = []
    secs: list[Sec] = []
    for node in content:
        if isinstance(node, Sec) and not _is_headed(node):
            inner_blocks, inner_secs = arrange(node.content)
        else:
            inner_blocks, inner_secs = ([], [node]) if isinstance(node, Sec) else ([node], [])
        if secs and inner_blocks:
            secs[-1] = replace(secs[-1], content=(*secs[-1].content, *inner_blocks))
        else:
            blocks += inner_blocks
        secs += inner_secs
    return blocks, secs


def tree(content: Iterable[Node]) -> list[Element]:
    """The elements of a body's or a section's content."""
    blocks, secs = arrange(content)
    return [*filled(blocks), *map(sec, secs)]


def sec(section: Sec, tag: str = "sec") -> Element:
    """JATS <sec>, or another element of the same content such as <app>."""
    kind = section.sec_type if tag == "sec" else ""
    heading = [text("label", section.label), text_with("title", section.title, section.faces)]
    return element(tag, {"id": name(section.id), "sec-type": kind}, *heading, *tree(section.content))


def filled(blocks: Iterable[Block]) -> list[Element]:
    """The elements of the blocks that have content."""
    return [made for made in map(block, blocks) if made is not None]


def block(node: Block) -> Element | None:
    match node:
        case P():
            return p(node)
        case Fig():
            return fig(node)
        case TableWrap():
            return table_wrap(node)
        case DispFormula():
            return disp_formula(node)


def _is_headed(section: Sec) -> bool:
    return bool(legal(section.label + section.title).strip())
