"""One form for characters that are printed in two: traditional and simplified hanzi."""

from pipeline.knowledge.traditional import to_simplified


def simplified(text: str) -> str:
    """The text with every traditional character as its simplified one, place for place (`湖泊學報` as `湖泊学报`).

    One character gives one character, so a place in the result is the same place in the text. Words that either side
    of the strait says differently stay as they are.
    """
    return text if text.isascii() else text.translate(to_simplified())
