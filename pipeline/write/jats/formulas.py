"""JATS <disp-formula>."""

from pipeline.model.body import DispFormula
from pipeline.model.ids import name
from pipeline.write.characters import legal
from pipeline.write.jats.build import Content, Element, group, text
from pipeline.write.jats.captions import graphic


def disp_formula(formula: DispFormula) -> Element | None:
    """JATS <disp-formula>: its number and its picture, with what the text layer says of it as the picture's <alt-text>.

    Of a fraction or a matrix that is no formula one could set again, so that it is no <tex-math>; of a formula without
    picture it is all there is.
    """
    picture = graphic(formula.graphic, told=formula.text or formula.label)
    form: Content = picture if picture is not None else legal(formula.text).strip() or None
    return group("disp-formula", {"id": name(formula.id)}, text("label", formula.label), form)
