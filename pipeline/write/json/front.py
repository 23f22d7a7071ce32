"""The front matter."""

from pipeline.model.article import (
    Abstract,
    Aff,
    Award,
    Contrib,
    Front,
    HistoryDate,
    Journal,
    KwdGroup,
    Note,
    Permissions,
    Title,
)
from pipeline.write.json.values import Json, faced, in_language, printed, source


def fields(front: Front) -> dict[str, Json]:
    """The top-level keys of the front matter."""
    return {
        "journal": _journal(front.journal),
        "category": None if front.category is None else in_language(front.category),
        "titles": [_title(title) for title in front.titles],
        "authors": [_author(contrib) for contrib in front.contribs],
        "affiliations": [_aff(aff) for aff in front.affs],
        "abstracts": [_abstract(abstract) for abstract in front.abstracts],
        "keywords": [_kwd_group(group) for group in front.kwd_groups],
        "doi": printed(front.doi),
        "publisher_id": printed(front.publisher_id),
        "clc": [printed(number) for number in front.clc],
        "document_code": printed(front.document_code),
        "year": printed(front.year),
        "month": printed(front.month),
        "volume": printed(front.volume),
        "issue": printed(front.issue),
        "fpage": printed(front.fpage),
        "lpage": printed(front.lpage),
        "elocation_id": printed(front.elocation_id),
        "history": [_date(date) for date in front.history],
        "awards": [_award(award) for award in front.awards],
        "funding_statements": [in_language(text) for text in front.funding_statements],
        "self_citations": [in_language(text) for text in front.self_citations],
        "notes": [note(item) for item in front.notes],
        "permissions": _permissions(front.permissions),
    }


def note(item: Note) -> Json:
    """A note of the first page or the end."""
    return {
        "type": item.fn_type,
        "lang": item.lang.value,
        **faced(item.text, item.faces),
        "source": source(item.source),
    }


def _journal(journal: Journal) -> Json:
    return {
        "titles": [in_language(title) for title in journal.titles],
        "abbrev_title": None if journal.abbrev_title is None else in_language(journal.abbrev_title),
        "issn": printed(journal.issn),
        "eissn": printed(journal.eissn),
        "cn": printed(journal.cn),
        "publisher": None if journal.publisher is None else in_language(journal.publisher),
        "publisher_loc": None if journal.publisher_loc is None else in_language(journal.publisher_loc),
    }


def _permissions(value: Permissions) -> Json:
    if value == Permissions():
        return None
    return {
        "statement": None if value.statement is None else in_language(value.statement),
        "year": value.year,
        "holder": value.holder,
        "license": None if value.license is None else in_language(value.license),
        "license_url": value.license_url,
    }


def _title(title: Title) -> Json:
    return {
        "lang": title.lang.value,
        **faced(title.whole, title.whole_faces),
        "main": title.text,
        "subtitle": title.subtitle,
        "source": source(title.source),
    }


def _author(contrib: Contrib) -> Json:
    return {
        "lang": contrib.name.lang.value,
        "surname": contrib.name.surname,
        "given_names": contrib.name.given_names,
        "printed": contrib.name.printed,
        "aff_labels": list(contrib.aff_labels),
        "role": contrib.role,
        "corresp": contrib.corresp,
        "equal_contrib": contrib.equal_contrib,
        "email": contrib.email,
        "orcid": contrib.orcid,
        "bio": contrib.bio,
        **({"collab": True} if contrib.collab else {}),
        "source": source(contrib.source),
    }


def _aff(aff: Aff) -> Json:
    return {
        "lang": aff.lang.value,
        "label": aff.label,
        "text": aff.text,
        "institution": aff.institution,
        "city": aff.city,
        "postal_code": aff.postal_code,
        "country": aff.country,
        "source": source(aff.source),
    }


def _abstract(abstract: Abstract) -> Json:
    return {
        "lang": abstract.lang.value,
        "text": abstract.text,
        "sections": [{"title": sec.title, **faced(sec.text, sec.faces)} for sec in abstract.secs],
        "source": source(abstract.source),
    }


def _kwd_group(group: KwdGroup) -> Json:
    kwds = [{**faced(kwd.text, kwd.faces), "source": source(kwd.source)} for kwd in group.kwds]
    return {"lang": group.lang.value, "keywords": kwds, "source": source(group.source)}


def _date(date: HistoryDate) -> Json:
    return {"type": date.date_type, "date": date.iso, "source": source(date.source)}


def _award(award: Award) -> Json:
    return {"funder": award.funding_source, "numbers": list(award.award_ids), "source": source(award.source)}
