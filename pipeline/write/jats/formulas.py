"""JATS <disp-formula>."""

from pipeline.model.body import DispFormula
from pipeline.model.ids import name
from pipeline.write.jats.build import Content, Element, group, text
from pipeline.write.jats.captions import alternatives, graphic


def disp_formula(formula: DispFormula) -> Element | None:
    """JATS <disp-formula>: its number, its picture, and what the text layer says of it."""
    picture = graphic(formula.graphic)
    written = text("textual-form", formula.text)
    form: Content = written.text if picture is None and written is not None else alternatives(picture, written)
    return group("disp-formula", {"id": name(formula.id)}, text("label", formula.label), form)
