"""JATS <ref-list> and <ref>."""

from collections.abc import Sequence

from pipeline.model.ids import ref_id
from pipeline.model.reference import Reference
from pipeline.write.jats.build import NOTHING, Element, element, group, text
from pipeline.write.jats.citations import empty_citation, is_empty, mixed_citation


def ref_list(title: str, references: Sequence[Reference]) -> Element | None:
    """JATS <ref-list>; None where there is no reference, even if its heading is printed."""
    refs = [made for place, item in enumerate(references) if (made := ref(item, place)) is not None]
    return group("ref-list", NOTHING, text("title", title), *refs) if refs else None


def ref(reference: Reference, place: int) -> Element | None:
    """JATS <ref> of the entry at the 0-based `place`; both languages' citations in <citation-alternatives>.

    Citations of one language are no alternatives of each other, and stand side by side.
    """
    label = text("label", reference.label)
    printed = [item for item in reference.citations if not is_empty(item)]
    citations = [mixed_citation(item) for item in printed]
    if not citations:
        return element("ref", {"id": ref_id(reference, place)}, label, empty_citation()) if label is not None else None
    if len(printed) > 1 and len({item.lang for item in printed}) == len(printed):
        citations = [element("citation-alternatives", NOTHING, *citations)]
    return element("ref", {"id": ref_id(reference, place)}, label, *citations)
