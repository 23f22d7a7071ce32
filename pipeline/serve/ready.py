"""What is made when it is first needed, made before somebody waits for it: patterns, the schema, readings of hanzi."""

from __future__ import annotations

from pipeline.corrections.apply import UNTIED, applied
from pipeline.corrections.correction import Correction, Op
from pipeline.corrections.parts import Base
from pipeline.serve.described import example
from pipeline.serve.order import ordered
from pipeline.serve.view import groups

_CITED = "{author}. {title}[J]. {journal}, 2021, 3(2): 11-19."


def make_ready() -> None:
    """Put right and write the article that the service's description shows; nothing of it is kept."""
    record = example("article")
    pairs = zip(record["authors"], record["titles"], record["journal"]["titles"], strict=True)
    cited = [
        _CITED.format(author=author["printed"], title=title["text"], journal=journal["text"])
        for author, title, journal in pairs
    ]
    name = record["authors"][-1]["printed"]
    renamed = Correction(f"authors[{len(record['authors']) - 1}].printed", Op.CHANGE, name, f"{name}g")
    first = [Correction("references[0]", Op.ADD, None, text) for text in cited]
    done = applied(Base({**record, "alignment": UNTIED, "references": []}), (renamed, *first))
    _ = (done.xml, done.data, done.doubts, ordered(groups(done.record), ()))
