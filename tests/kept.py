"""An article as a result keeps it: what is read back from the JSON is equal to this, value by value."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from pipeline.model.article import Article
from pipeline.model.geometry import Bbox


def as_kept(article: Article) -> Article:
    """The article with its boxes to a tenth of a point, which is all that a result leaves out."""
    found = _kept(article)
    assert isinstance(found, Article)
    return found


def _kept(value: Any) -> Any:
    if isinstance(value, Bbox):
        return Bbox(*(round(edge, 1) for edge in value))
    if isinstance(value, tuple):
        return tuple(map(_kept, value)) if type(value) is tuple else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{own.name: _kept(getattr(value, own.name)) for own in fields(value) if own.init})
    return value
