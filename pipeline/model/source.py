"""Where a value stands in the PDF, and why it is believed."""

from dataclasses import dataclass

from pipeline.model.geometry import Bbox


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value is printed, which rule saw it, and how sure that rule is."""

    page: int  # 1-based, as a PDF viewer counts
    bbox: Bbox
    rule: str  # a row of knowledge/ or a function, e.g. "labels.kwd-group.zh"
    confidence: float  # 0..1
