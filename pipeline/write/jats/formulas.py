"""JATS <disp-formula>."""

from pipeline.model.body import DispFormula
from pipeline.model.ids import name
from pipeline.write.characters import legal
from pipeline.write.jats.build import Content, Element, group, text
from pipeline.write.jats.captions import alternatives, graphic
from pipeline.write.jats.mathml import math


def disp_formula(formula: DispFormula) -> Element | None:
    """JATS <disp-formula>: its number and its picture, with what the text layer says of it as the picture's <alt-text>.

    A formula in one line is MathML, too. Of a fraction or a matrix the text layer says nothing that one could set
    again; of one without a picture it is all there is.
    """
    picture = graphic(formula.graphic, told=formula.text or formula.label)
    identifier = name(formula.id)
    form: Content = alternatives(math(formula.line, f"{identifier or 'formula'}-math"), picture)
    if form is None:
        form = legal(formula.text).strip() or None
    return group("disp-formula", {"id": identifier}, text("label", formula.label), form)
