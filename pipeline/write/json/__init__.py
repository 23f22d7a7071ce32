"""An article as JSON: every value with where it was printed, and what is parallel.

`pipeline schema` prints what each key means; `shapes` has the table of them. What holds throughout:

- Top-level keys are always there, in the same order; what is not printed is null or an empty list.
- Whatever has a language carries `"lang": "zh"` or `"en"`; lists keep the printed order.
- `source` is the page (1-based), the box in PDF points from the page's top left, the rule that decided, and the
  measured probability that the value is right (0..1), with the reasons against it. `confidence` at the top is the
  probability that the front matter needs no change; `review` is what a person should look at.
- `alignment` repeats the texts that belong together, for readers that want nothing else.
- Identifiers are those of the JATS file: `sec2.1`, `fig3`, `ref12`, `s-zh-3`, `kwd-en-2`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from pipeline.model.article import Article
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.trust import Doubt, Trust
from pipeline.write.json import parallel
from pipeline.write.json.addresses import measured
from pipeline.write.json.codec import Shape
from pipeline.write.json.layout import render
from pipeline.write.json.shapes import BACK, BODY, FRONT, LEFTOVER, PRODUCER, TERM
from pipeline.write.json.values import Json, box, share, source

Writing = Callable[[Shape, Any], dict[str, Json]]
NOT_MEASURED = Trust()
FORMAT = "duizhao-article/2"


def article(
    value: Article,
    diagnostics: Iterable[Diagnostic] = (),
    *,
    name: str = "",
    pages: int | None = None,
    sizes: Iterable[tuple[float, float]] = (),
    sha256: str = "",
    trust: Trust = NOT_MEASURED,
) -> bytes:
    """The article as UTF-8 JSON that ends in a line break, the same bytes for the same values.

    `name` is the name of the PDF, `pages` its number of pages, `sizes` their widths and heights in points, and `sha256`
    its digest, all repeated as given; the last two are left out where they are not.
    `trust` is what was measured: confidences by the values' addresses (`addresses`), and what to look at.
    """
    told: dict[str, Json] = {"name": name, "pages": pages, **_pdf(sizes, sha256)}
    return (render(measured(record(value, diagnostics, told, trust), trust.confidences)) + "\n").encode("utf-8")


def record(
    value: Article,
    diagnostics: Iterable[Diagnostic],
    file: Json,
    trust: Trust = NOT_MEASURED,
    write: Writing = Shape.write,
) -> dict[str, Json]:
    """The JSON value itself; `write` makes the record of a value, where some are known already."""
    return {
        "format": FORMAT,
        "file": file,
        "producer": None if value.producer is None else PRODUCER.write(value.producer),
        "language": value.lang.value,
        "article_type": value.article_type,
        "confidence": share(trust.front.share) if trust.confidences else None,
        "review": [_doubt(item) for item in trust.review],
        **write(FRONT, value.front),
        **write(BODY, value.body),
        **write(BACK, value.back),
        "alignment": parallel.alignment(value),
        "glossary": [write(TERM, term) for term in value.glossary],
        "unplaced": [write(LEFTOVER, item) for item in value.leftovers if not item.is_outside],
        "furniture": [write(LEFTOVER, item) for item in value.leftovers if item.is_outside],
        "diagnostics": [diagnostic(item) for item in diagnostics],
    }


def _pdf(sizes: Iterable[tuple[float, float]], sha256: str) -> dict[str, Json]:
    measures: list[Json] = [[round(width, 1), round(height, 1)] for width, height in sizes]
    return {**({"sha256": sha256} if sha256 else {}), **({"page_sizes": measures} if measures else {})}


def _doubt(item: Doubt) -> Json:
    first = item.source.places[0] if item.source is not None else None
    return {
        "address": item.address,
        "field": item.field,
        "reason": item.reason,
        "confidence": share(item.share),
        "page": first.page if first else None,
        "box": box(first.bbox) if first else None,
    }


def diagnostic(item: Diagnostic) -> Json:
    """A remark as it stands in the JSON."""
    page = item.page or (item.source.page if item.source else 0)
    return {
        "kind": item.kind.name.lower().replace("_", "-"),
        "severity": item.kind.severity.value,
        "page": page,
        "message": item.message,
        "source": source(item.source),
        **({"address": item.address} if item.address else {}),
    }
