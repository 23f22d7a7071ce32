"""JATS <fig>."""

from pipeline.model.body import Fig
from pipeline.model.ids import name
from pipeline.write.jats.build import Element, group
from pipeline.write.jats.captions import captions, graphic


def fig(figure: Fig) -> Element | None:
    """JATS <fig>; None where neither caption nor picture is known."""
    return group("fig", {"id": name(figure.id)}, *captions(figure.captions), graphic(figure.graphic, figure.captions))
