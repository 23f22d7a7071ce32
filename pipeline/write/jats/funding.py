"""JATS <funding-group>."""

from pipeline.model.article import Award, Front
from pipeline.write.jats.build import NOTHING, Element, group, lang, text, text_with


def funding_group(front: Front) -> Element | None:
    """JATS <funding-group>: the awards, then the printed statement of each language."""
    statements = (
        text_with("funding-statement", item.text, item.faces, lang(item.lang)) for item in front.funding_statements
    )
    return group("funding-group", NOTHING, *map(_award_group, front.awards), *statements)


def _award_group(award: Award) -> Element | None:
    name = group("institution-wrap", NOTHING, text("institution", award.funding_source))
    source = group("funding-source", NOTHING, name)
    return group("award-group", NOTHING, source, *(text("award-id", number) for number in award.award_ids))
