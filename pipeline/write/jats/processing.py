"""JATS <processing-meta>: what made the file."""

from pipeline.model.article import Producer
from pipeline.write.jats.build import NOTHING, Element, element, text

_FORM = {"tagset-family": "jats", "base-tagset": "publishing", "table-model": "xhtml"}


def processing_meta(producer: Producer | None) -> Element | None:
    """JATS <processing-meta> (1.3): the program with its version, and the mark of its settings.

    JATS has no element for a program, so that it stands in the <custom-meta> that the model leaves room for. No time:
    the same input gives the same bytes.
    """
    if producer is None:
        return None
    rows = {"producer": f"duizhao {producer.version}", "producer-settings": producer.settings}
    made = (element("custom-meta", NOTHING, text("meta-name", k), text("meta-value", v)) for k, v in rows.items())
    return element("processing-meta", _FORM, element("custom-meta-group", NOTHING, *made))
