"""What a journal's editor knows and no page prints: the TOML file of `--details`, and the time of an export."""

import os
import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pipeline.errors import UsageError
from pipeline.knowledge import lazy
from pipeline.knowledge.files import as_text
from pipeline.model.article import Article, Front, Journal, Permissions, Text, Value
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.regular import content
from pipeline.said import later
from pipeline.text.alike import bare
from pipeline.text.identifiers import EMAIL, URL, issn
from pipeline.text.script import hanzi_count

# Every key outside [journals] and in its tables, and the most characters that Crossref's schema 5.5.0 takes.
_KEYS = {
    "publisher": 255,
    "registrant": 255,
    "resource_url": 2000,
    "batch_id": 100,
    "depositor.name": 130,
    "depositor.email": 200,
    "repository.name": 255,
    "repository.base_url": 2000,
    "repository.email": 200,
}
_JOURNAL_KEYS = {
    "title_zh": 255,
    "title_en": 255,
    "abbrev_title": 150,
    "issn": 9,
    "eissn": 9,
    "cn": 40,
    "publisher": 255,
    "publisher_loc": 255,
    "copyright_holder": 255,
    "license": 2000,
    "license_url": 2000,
    "resource_url": 2000,
}
# What a resource URL's template may name: {doi}, {year} …
PLACES = frozenset({"doi", "id", "name", "year", "volume", "issue", "fpage"})
_SAFE = "/:;()"  # of a DOI, unescaped in a path


@dataclass(frozen=True, slots=True)
class JournalDetails:
    """What is known of a journal beyond its pages; empty members are not given."""

    title_zh: str = ""
    title_en: str = ""
    abbrev_title: str = ""
    issn: str = ""
    eissn: str = ""
    cn: str = ""
    publisher: str = ""
    publisher_loc: str = ""
    copyright_holder: str = ""
    license: str = ""
    license_url: str = ""
    resource_url: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """The values of the TOML file by their keys ("depositor.name"), journals by their folded titles, and the time."""

    given: Mapping[str, str] = field(default_factory=dict)
    journals: Mapping[str, JournalDetails] = field(default_factory=dict)
    time: datetime | None = None

    @classmethod
    def load(cls, path: Path | None, timestamp: str | None = None) -> "Details":
        """The details of a file, or none, and the time of `timestamp` or else of SOURCE_DATE_EPOCH.

        Raises UsageError, naming all that is wrong: unknown keys, values that are no text or not what they should be.
        """
        table: dict[str, Any] = {}
        if path is not None:
            try:
                table = tomllib.loads(as_text(path, content(path)))
            except OSError as error:
                raise UsageError(f"{path}: {error.strerror or error}") from error
            except tomllib.TOMLDecodeError as error:
                raise UsageError(f"{path}: {error}") from error
        problems: list[str] = []
        journals = _journals(table.pop("journals", {}), problems)
        given = dict(_flat(table, problems, _KEYS))
        problems += _wrong(given)
        if problems:
            raise UsageError(f"{path}: {'; '.join(problems)}")
        return cls(given, journals, _time(timestamp))

    def __getitem__(self, key: str) -> str:
        return self.given.get(key, "")

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of these keys that have no value, each as a user would set it."""
        absent = [key for key in keys if not (self.time if key == "timestamp" else self[key])]
        return [_how_to_set(key) for key in absent]

    def journal(self, titles: Iterable[str]) -> JournalDetails:
        """What is given of the journal with one of these printed titles."""
        return next((self.journals[key] for title in titles if (key := bare(title)) in self.journals), _NO_JOURNAL)


_NO_JOURNAL = JournalDetails()
_GIVEN = Source(1, Bbox(0, 0, 0, 0), "details", 1.0)  # of what stands on no page


def put_into(article: Article, details: Details) -> Article:
    """The article with what the details give of its journal, each value under the rule `details`.

    As in an export, what is given of the journal stands in place of what is printed; a copyright line or a licence is
    given only where the article prints none, as it may have terms of its own.
    """
    front = article.front
    known = details.journal(title.text for title in front.journal.titles)
    given = replace(front, journal=_journal(front.journal, known, details), permissions=_permissions(front, known))
    return replace(article, front=given) if given != front else article


def _journal(journal: Journal, known: JournalDetails, details: Details) -> Journal:
    def number(text: str, printed: Value | None) -> Value | None:
        return Value(text, _GIVEN) if text else printed

    titles = {Lang.ZH: known.title_zh, Lang.EN: known.title_en}
    own = [Text(text, lang, _GIVEN) for lang, text in titles.items() if text]
    kept = [title for title in journal.titles if not titles[title.lang]]
    return replace(
        journal,
        titles=tuple(sorted([*kept, *own], key=lambda title: list(Lang).index(title.lang))) if own else journal.titles,
        abbrev_title=_text(known.abbrev_title) or journal.abbrev_title,
        issn=number(known.issn, journal.issn),
        eissn=number(known.eissn, journal.eissn),
        cn=number(known.cn, journal.cn),
        publisher=_text(known.publisher or details["publisher"]) or journal.publisher,
        publisher_loc=_text(known.publisher_loc) or journal.publisher_loc,
    )


def _permissions(front: Front, known: JournalDetails) -> Permissions:
    own = front.permissions
    if not own.statement and not own.holder and known.copyright_holder:
        year = front.year.text if front.year else ""
        own = replace(own, holder=known.copyright_holder, year=own.year or year)
    if not own.license and not own.license_url and (known.license or known.license_url):
        own = replace(own, license=_text(known.license), license_url=known.license_url)
    return own


def _text(given: str) -> Text | None:
    return Text(given, Lang.ZH if hanzi_count(given) else Lang.EN, _GIVEN) if given else None


def resource_url(template: str, places: Mapping[str, str]) -> str:
    """The template with its places filled in and percent-encoded; nothing where one of them is not printed."""
    names = [name for _, name, _, _ in string.Formatter().parse(template) if name]
    if not template or not all(places.get(name) for name in names):
        return ""
    url = template.format(**{name: quote(places[name], safe=_SAFE) for name in names})
    return url if URL.fullmatch(url) and len(url) <= _KEYS["resource_url"] else ""


def _how_to_set(key: str) -> str:
    if key == "timestamp":
        return later("the time of the deposit: --timestamp YYYY-MM-DDThh:mm:ss (UTC) or now, or SOURCE_DATE_EPOCH")
    table, _, name = key.rpartition(".")
    return later(f"--details: {name} in [{table}]") if table else f"--details: {name}"


def _journals(table: object, problems: list[str]) -> dict[str, JournalDetails]:
    """The journals by every title that they are given under."""
    found: dict[str, JournalDetails] = {}
    if not isinstance(table, dict):
        problems.append(later('journals must be tables: [journals."TITLE"]'))
        return found
    for title, entry in table.items():
        if not isinstance(entry, dict):
            problems.append(later(f'journals."{title}" must be a table'))
            continue
        given = dict(_flat(entry, problems, _JOURNAL_KEYS, f'journals."{title}".'))
        for key in ("issn", "eissn"):
            if given.get(key) and not issn(given[key]):
                problems.append(later(f'journals."{title}".{key} is no ISSN: {given[key]}'))
        problems += _wrong_template(f'journals."{title}".resource_url', given.get("resource_url", ""))
        if given.get("license_url") and not URL.fullmatch(given["license_url"]):
            problems.append(later(f'journals."{title}".license_url is no web address: {given["license_url"]}'))
        details = JournalDetails(**given)
        for name in (title, details.title_zh, details.title_en):
            if bare(name):
                found.setdefault(bare(name), details)
    return found


def _flat(
    table: Mapping[str, object], problems: list[str], known: Mapping[str, int], path: str = ""
) -> Iterator[tuple[str, str]]:
    """The texts of a table and of the tables in it by their dotted keys; what is no text or not known is a problem."""
    pairs = [
        (f"{outer}.{inner}" if inner else outer, value)
        for outer, content in table.items()
        for inner, value in (content.items() if isinstance(content, dict) and content else [("", content)])
    ]
    for key, value in pairs:
        if key not in known:
            problems.append(later(f"no such key: {path}{key}"))
        elif not isinstance(value, str):
            problems.append(later(f"{path}{key} must be text"))
        elif len(text := " ".join(value.split())) > known[key]:
            problems.append(later(f"{path}{key} is longer than {known[key]} characters"))
        elif text:
            yield key, text


def _wrong(given: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with values that are there."""
    for key, pattern, what in (
        ("depositor.email", EMAIL, later("e-mail address")),
        ("repository.email", EMAIL, later("e-mail address")),
        ("repository.base_url", URL, later("web address")),
        ("batch_id", lazy.compile(".{4,}"), later("batch identifier (4 characters or more)")),
    ):
        if given.get(key) and not pattern.fullmatch(given[key]):
            yield f"{key} is no {what}: {given[key]}"
    yield from _wrong_template("resource_url", given.get("resource_url", ""))


def _wrong_template(key: str, template: str) -> Iterator[str]:
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError:
        yield later(f"{key}: a brace in it has no counterpart: {template}")
        return
    bad = [name for _, name, spec, how in parts if name is not None and (name not in PLACES or spec or how)]
    places = ", ".join(f"{{{place}}}" for place in sorted(PLACES))
    yield from (later(f"{key} may hold {places}, not {name} in braces") for name in bad)
    if template and not bad and not URL.fullmatch(template.format(**dict.fromkeys(PLACES, "0"))):
        yield later(f"{key} is no web address: {template}")


def _time(timestamp: str | None) -> datetime | None:
    """The moment that stamps an export. The clock is read only where a user says `now`.

    Raises UsageError where the text is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if timestamp == "now":
            return datetime.now(UTC).replace(microsecond=0)
        if timestamp is not None:
            time = datetime.fromisoformat(timestamp)
            return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else None
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"{timestamp or epoch}: no time (YYYY-MM-DDThh:mm:ss, UTC)") from error
