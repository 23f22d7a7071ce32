"""What an index keeps of an article to show it by: plain JSON."""

from typing import Any

from pipeline.model.article import Name, Value
from pipeline.model.lang import Lang
from pipeline.results.output import Stored


def record(stored: Stored) -> dict[str, Any]:
    """Both languages' titles and authors, where the article was published and where it lies."""
    front = stored.article.front
    journals = {title.lang: title.text for title in front.journal.titles}
    return {
        "id": stored.id,
        "pdf": stored.pdf,
        "result": stored.name,
        "title": {lang.value: title.whole for lang in Lang if (title := front.title(lang))},
        "authors": {
            lang.value: [name_of(contrib.name) for contrib in byline] for lang in Lang if (byline := front.byline(lang))
        },
        "journal": {lang.value: journals[lang] for lang in Lang if lang in journals},
        "year": _text(front.year),
        "volume": _text(front.volume),
        "issue": _text(front.issue),
        "fpage": _text(front.fpage) or _text(front.elocation_id),
        "lpage": _text(front.lpage),
        "doi": _text(front.doi),
    }


def name_of(name: Name) -> str:
    """A name in one line in the order of its language: 宋世龙, Shilong Song."""
    parts = (name.surname, name.given_names) if name.lang is Lang.ZH else (name.given_names, " ", name.surname)
    return "".join(parts).strip() or name.printed


def _text(value: Value | None) -> str:
    return value.text if value else ""
