"""JATS <fig>."""

from pipeline.model.body import Fig
from pipeline.model.ids import name
from pipeline.write.jats.build import Element, group, text_with
from pipeline.write.jats.captions import captions, graphic


def fig(figure: Fig) -> Element | None:
    """JATS <fig>; None where neither caption nor picture is known."""
    notes = (text_with("p", note.text, note.faces) for note in figure.foot)
    picture = graphic(figure.graphic, figure.captions)
    return group("fig", {"id": name(figure.id)}, *captions(figure.captions), picture, *notes)
