"""Which journal the printed identifiers leave: ISSN and CN number, of the masthead, the 文章编号 and the DOI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.knowledge import lazy
from pipeline.knowledge.journals import (
    JournalRecord,
    journals_by_cn,
    journals_by_issn,
    journals_by_title,
    nearest_journal,
)
from pipeline.model.article import Text, Value
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.fields import Field
from pipeline.parse.front.heads import Reading
from pipeline.parse.front.identifiers import doi
from pipeline.parse.rules import OF_TABLE
from pipeline.text.alike import bare
from pipeline.text.identifiers import issn
from pipeline.text.marks import LOST
from pipeline.text.width import half_width

IMPLIED_CONFIDENCE = 0.8  # a journal may have had another title when the article appeared
# Publishers make DOIs of their journals' numbers: j.issn.1234-567X, j.1234-5679.abc, j.cnki.cn12-3456/f.
_CN_IN_DOI = r"cnki\.(?:cn)?(?P<cn>\d{2}-\d{4})(?!\d)"
_IN_DOI = lazy.compile(
    rf"(?i)issn\.?(?P<issn>\d{{4}}-?\d{{3}}[\dx])(?!\d)|(?<!\d)(?P<bare>\d{{4}}-\d{{3}}[\dx])(?!\d)|{_CN_IN_DOI}"
)
# The address of an advance copy holds the CN number: …/kcms/detail/12.3456.TP.20200102.1234.001.html
_IN_ADDRESS = lazy.compile(r"(?:kcms/detail|urlid)/(?P<region>\d{2})\.(?P<number>\d{4})\.[A-Z]{1,2}\d?\.20\d{6}")
_PART = 4  # hanzi that a printed title and the listed one begin with alike, where an edition's name is left out


@dataclass(frozen=True, slots=True)
class Authority:
    """The one journal of the printed identifiers, and the place that prints the first of them."""

    record: JournalRecord
    source: Source

    def agrees(self, name: str) -> bool:
        """Whether the name is the journal's title, or a former one, an edition in brackets printed or not."""
        own = bare(name)
        return bool(own) and any(
            own == bare(known) or (len(own) >= _PART and (bare(known).startswith(own) or own.startswith(bare(known))))
            for known in self.record.names
            if bare(known)
        )

    def title(self, lang: Lang) -> Text | None:
        """The present title, marked as implied, where it is in this language."""
        if self.record.languages != (lang.value,) and not (lang is Lang.ZH and "zh" in self.record.languages):
            return None
        source = replace(self.source, rule=OF_TABLE.name, confidence=IMPLIED_CONFIDENCE)
        return Text(self.record.title, lang, source)

    def cn(self) -> Value | None:
        return self._implied(self.record.cn)

    def issn(self) -> Value | None:
        return self._implied(self.record.issn)

    def _implied(self, number: str) -> Value | None:
        source = replace(self.source, rule=OF_TABLE.name, confidence=IMPLIED_CONFIDENCE)
        return Value(number, source) if number else None


def authority(found: Iterable[Reading], fields: Iterable[Field], names: Sequence[str]) -> Authority | None:
    """The journal that all of the printed identifiers have which any journal has; None where they leave several.

    `names` are the titles printed: they tell editions of one ISSN apart.
    """
    left: tuple[JournalRecord, ...] = ()
    first: Source | None = None
    for kind, value, source in _identifiers(found, fields):
        own = journals_by_cn(value) if kind == "cn" else journals_by_issn(value)
        common = tuple(record for record in left if record in own)
        if own and left and not common:
            return None
        left, first = common or own or left, first or (source if own else None)
    if len(left) > 1:
        named = {bare(name) for name in names}
        left = tuple(record for record in left if bare(record.title) in named)
    return Authority(left[0], first) if len(left) == 1 and first is not None else None


def _identifiers(found: Iterable[Reading], fields: Iterable[Field]) -> list[tuple[str, str, Source]]:
    own = [(reading.field, reading.value, reading.source) for reading in found if reading.field in ("issn", "cn")]
    for field in fields:
        match = _IN_DOI.search(doi(field.text) or "") if field.name == "doi" else None
        if match is not None and (match["bare"] is None or issn(match["bare"])):
            own.append(("cn" if match["cn"] else "issn", match["cn"] or match["issn"] or match["bare"], field.source))
        address = _IN_ADDRESS.search(re.sub(r"\s+", "", field.text))
        if address is not None:
            own.append(("cn", f"{address['region']}-{address['number']}", field.source))
    return own


def is_listed(name: str) -> bool:
    """Whether a journal of the table has or had this title."""
    return bool(journals_by_title(half_width(name)))


def mended_title(name: str, known: Authority | None) -> str:
    """The title without the one character that recognition has misread: where the identifiers tell the journal, or
    a character of it is lost and one journal alone is so near.
    """
    near = nearest_journal(half_width(name)) if known is not None or LOST in name else None
    return near.title if near is not None and (known is None or known.record == near) else name
