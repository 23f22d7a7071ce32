"""Labelled blocks -> <front>. `front` is the table of contents."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import STARS, label_at_start, without_label_word
from pipeline.model.article import Aff, ClassCode, Contrib, Front, HistoryDate, Leftover, Title, Value
from pipeline.model.block import Label, LabelledBlock, Line, Origin
from pipeline.model.diagnostic import Report
from pipeline.model.lang import Lang
from pipeline.parse.front.abstracts import abstract
from pipeline.parse.front.affs import aff, affs, affs_of_bios, split_affs
from pipeline.parse.front.columns import column_in_heads, column_over_title
from pipeline.parse.front.contribs import as_byline, byline, cited_persons, with_labels_of
from pipeline.parse.front.faces import with_faces, without_labels
from pipeline.parse.front.fields import Field, fields, with_funding
from pipeline.parse.front.funding import funding, thanked
from pipeline.parse.front.groups import with_groups
from pipeline.parse.front.heads import doi_of_heads, publisher_id_of_heads
from pipeline.parse.front.history import history
from pipeline.parse.front.identifiers import CODES, class_codes, clc, document_code, first_doi, publisher_id
from pipeline.parse.front.journal import journal
from pipeline.parse.front.kwds import kwd_groups
from pipeline.parse.front.marks import meanings, with_named
from pipeline.parse.front.notes import PRINTS_NOTES, notes, with_notes, with_read_names
from pipeline.parse.front.permissions import permissions
from pipeline.parse.front.self_citations import self_citations
from pipeline.parse.front.staff import by_place, merged, named_in, under_names, with_persons
from pipeline.parse.front.titles import cited_title, title
from pipeline.parse.front.unread import beside_names, readable, unread
from pipeline.text.hyphens import words_of
from pipeline.text.join import joined_text
from pipeline.text.marks import SEMICOLONS
from pipeline.text.script import HANZI
from pipeline.text.width import half_width

FIELD_LABELS = frozenset({Label.IDENTIFIERS, Label.HISTORY, Label.FUNDING, Label.CITE_AS, Label.AUTHOR_NOTES})

_BRACKETED = lazy.compile(r"\(([^()]{6,})\)")
_PLACE_BEHIND = lazy.compile(rf",\s*([{HANZI}]{{2,12}}\s*\d{{6}})\W*$")
_BEFORE = lazy.compile(rf"[{HANZI}]{{4,}}\s*$")
_PLACE_ONLY = lazy.compile(rf"[{HANZI}]{{2,8}}[\s,]*\d{{6}}")
_UNBRACKETED = lazy.compile(r"(?:^|\s)(\S{4,})(?=\s|$)")

CLOSING = 2  # paragraphs at the end of a text, where thanks stand that have no heading

# Lines of services that deliver the article, and the journal's notices behind it, say nothing of its place in it.
SERVICE = frozenset({Origin.SERVICE, Origin.NOTICE})


def front(blocks: Sequence[LabelledBlock], words: Collection[str], report: Report) -> Front:
    """The front matter that these blocks of one article print, in both languages."""
    return read_front(blocks, words, report)[0]


def read_front(
    blocks: Sequence[LabelledBlock], words: Collection[str], report: Report
) -> tuple[Front, tuple[Leftover, ...]]:
    """The front matter, and the text of its fields that no value of it holds."""
    own = with_funding(fields([b for b in blocks if b.label in FIELD_LABELS or _is_labelled_aff(b)], words))
    blocks = with_groups([as_byline(block) for block in blocks])
    made, lost = readable(_front(blocks, own + _fields_in_heads(blocks, words), words, report))
    return made, (*lost, *beside_names([b for b in blocks if b.label is Label.BYLINE], made), *unread(own, made))


def _front(blocks: Sequence[LabelledBlock], found: tuple[Field, ...], words: Collection[str], report: Report) -> Front:
    contribs = _contribs(blocks, found)
    printed = {lang: _title(blocks, lang, words) for lang in Lang}
    if printed[Lang.ZH] is not None and printed[Lang.EN] is None:
        printed[Lang.EN] = cited_title(found, Lang.EN)
    titles = tuple(t for t in printed.values() if t is not None)
    persons = _persons(contribs)
    own_affs = _affs(blocks, found, words, contribs)
    heads = _heads(blocks)
    column = column_over_title(blocks)
    not_journal = [*(t.text for t in titles), *([column.text] if column is not None else [])]
    aside = {id(b) for b in heads}
    text = words_of(line.text for b in blocks if id(b) not in aside for line in b.block.lines)
    turned = [b for b in blocks if b.label is Label.FURNITURE and b.origin is not Origin.SERVICE]
    the_journal, locus = journal(heads, found, _extent(blocks), not_journal, persons, report, text, turned)
    awards, statements = funding(found)
    awards = awards or thanked(fields([*(b for b in blocks if b.label is Label.ACK), *_closing(blocks)], words))
    dates = history(found)
    printed_notes = with_faces(notes(found, contribs), _lines(blocks, PRINTS_NOTES))
    own_affs = with_persons(own_affs, contribs, [note.text for note in printed_notes])
    return Front(
        journal=the_journal,
        titles=titles,
        contribs=with_labels_of(own_affs, contribs),
        affs=own_affs,
        abstracts=tuple(abstract(own, words) for own in _by_lang(blocks, Label.ABSTRACT)),
        kwd_groups=kwd_groups(_by_lang(blocks, Label.KWDS), report, words),
        category=column or column_in_heads(heads, [t.text for t in the_journal.titles], not_journal, persons),
        doi=first_doi(found) or doi_of_heads(heads),
        publisher_id=publisher_id(found) or publisher_id_of_heads(heads),
        document_code=document_code(found),
        clc=_class_numbers(found),
        class_codes=_class_codes(found),
        year=locus.year or _first_year(dates),
        month=locus.month,
        day=locus.day,
        volume=locus.volume,
        issue=locus.issue,
        fpage=locus.fpage,
        lpage=locus.lpage,
        elocation_id=locus.elocation_id,
        history=dates,
        awards=awards,
        funding_statements=with_faces(statements, _lines(blocks, FIELD_LABELS)),
        self_citations=with_faces(self_citations(found), _lines(blocks, FIELD_LABELS)),
        notes=printed_notes,
        permissions=permissions(blocks),
    )


def _fields_in_heads(blocks: Sequence[LabelledBlock], words: Collection[str]) -> tuple[Field, ...]:
    """The labelled values in mastheads and on covers: `Journal of Examples 2020 [doi: 10.1234/…]`."""
    aside = (Label.FURNITURE, Label.UNPLACED, Label.CATEGORY, Label.JOURNAL)
    own = fields([_of_a_form(b) for b in blocks if b.label in aside], words)
    return tuple(f for f in own if f.origin is Origin.LABEL and f.label in FIELD_LABELS)


def _of_a_form(block: LabelledBlock) -> LabelledBlock:
    """The block as the citation of the article, where a cover's form has it: white alone parts the word from it.

    What else such a form says, the article says itself.
    """
    hit = label_at_start(block.block.lines[0].text) if block.origin is Origin.COVER else None
    if hit is None or hit.certain or hit.row.label is not Label.CITE_AS:
        return block
    label, rule = hit.row.label, hit.row.rule
    return replace(block, label=label, rule=rule, field=hit.row.field, label_length=hit.end, origin=Origin.LABEL)


def _closing(blocks: Sequence[LabelledBlock]) -> list[LabelledBlock]:
    """The last paragraphs of the text that say who paid, with no heading: `本研究得到示例基金(61000001)资助`.

    One that speaks of money without these words is the paper's own finding, but behind a note's star.
    """
    known, found = front_knowledge(), []
    for block in [b for b in blocks if b.label is Label.PARAGRAPH][-CLOSING:]:
        text = block.block.lines[0].text
        if known.funding_closing.match(text) or (text.lstrip()[:1] in tuple(STARS) and known.funding.match(text)):
            found.append(block)
    return found


def _heads(blocks: Sequence[LabelledBlock]) -> list[LabelledBlock]:
    """What may name the journal and the article's place in it; of what no rule has placed, that of the first page:
    overleaf it may be works that are cited, on pages that cannot be read."""
    first = min((block.block.page for block in blocks), default=1)
    named = (Label.FURNITURE, Label.JOURNAL)
    own = (b for b in blocks if b.label in named or (b.label is Label.UNPLACED and b.block.page == first))
    return [block for block in own if block.origin not in SERVICE]


def _lines(blocks: Sequence[LabelledBlock], labels: Collection[Label]) -> list[Line]:
    return [line for block in blocks if block.label in labels for line in block.block.lines]


def _class_numbers(found: Sequence[Field]) -> tuple[Value, ...]:
    """Each class number once: some journals print them under both abstracts."""
    numbers = [number for field in found if field.name == "clc" for number in clc(field)]
    return tuple({number.text: number for number in reversed(numbers)}.values())[::-1]


def _class_codes(found: Sequence[Field]) -> tuple[ClassCode, ...]:
    """Each code of a classification once, as above."""
    codes = [code for field in found if field.name in CODES for code in class_codes(field)]
    return tuple({(code.scheme, code.text): code for code in reversed(codes)}.values())[::-1]


def _extent(blocks: Sequence[LabelledBlock]) -> tuple[int, int]:
    """The PDF's first and last page with text of the article."""
    pages = [line.page for b in blocks if b.label is not Label.FURNITURE for line in b.block.lines]
    return (min(pages), max(pages)) if pages else (1, 1)


def _is_labelled_aff(block: LabelledBlock) -> bool:
    return block.label is Label.AFF and block.label_length > 0


def _first_year(dates: Sequence[HistoryDate]) -> Value | None:
    """The year of an article that has appeared online and in no issue yet."""
    first = next((date for date in dates if date.date_type in ("online", "pub")), None)
    return Value(first.iso[:4], first.source) if first is not None else None


def _by_lang(blocks: Sequence[LabelledBlock], label: Label) -> list[list[LabelledBlock]]:
    """The first run of this label's blocks in each language: the printed label, and what goes on with it."""
    found: list[list[LabelledBlock]] = []
    for lang in Lang:
        own = [block for block in blocks if block.label is label and block.lang is lang]
        starts = [at for at, block in enumerate(own) if block.label_length]
        if own:
            end = starts[1] if len(starts) > 1 else len(own)
            found.append(own[:end])
    return found


def _title(blocks: Sequence[LabelledBlock], lang: Lang, words: Collection[str]) -> Title | None:
    """The title in one language; a subtitle is in the language of the title above it, whatever names it is full of."""
    own: list[LabelledBlock] = []
    above: Lang | None = None
    for block in blocks:
        if block.label is Label.TITLE:
            above = block.lang
        own_lang = above if block.label is Label.SUBTITLE and above else block.lang
        if block.label in (Label.TITLE, Label.SUBTITLE) and own_lang is lang:
            own.append(block)
    return title(own, words) if own else None


def _contribs(blocks: Sequence[LabelledBlock], found: Sequence[Field]) -> tuple[Contrib, ...]:
    own = {lang: [b for b in blocks if b.label is Label.BYLINE and b.lang is lang] for lang in Lang}
    meant = meanings(blocks)
    zh = with_notes(with_read_names(byline(own[Lang.ZH], (), meant), found), found) if own[Lang.ZH] else ()
    hints = [c.name.surname + c.name.given_names for c in zh]
    cited = [(f.text, f.source) for f in found if f.label is Label.CITE_AS and f.lang is Lang.EN]
    named = [persons for text, at in cited if (persons := cited_persons(text, at, hints))]
    in_english = with_named(meant, own[Lang.ZH], zh)
    en = byline(own[Lang.EN], hints, in_english) if own[Lang.EN] else next(iter(named), ())
    return (*zh, *with_notes(en, found))


def _persons(contribs: Sequence[Contrib]) -> list[str]:
    """Their names, the surname first, without white."""
    return [own.name.surname + own.name.given_names for own in contribs]


def _affs(
    blocks: Sequence[LabelledBlock],
    found: Sequence[Field],
    words: Collection[str],
    contribs: Sequence[Contrib],
) -> tuple[Aff, ...]:
    made: list[Aff] = []
    persons = _persons(contribs)
    for lang in Lang:
        own = [b for b in blocks if b.label is Label.AFF and b.lang is lang]
        bylines = [b for b in blocks if b.label is Label.BYLINE and b.lang is lang]
        names = persons if lang is Lang.ZH else [person.name.printed for person in contribs if person.lang is lang]
        made += _under_names(blocks, lang, words, names) or (_once(affs(own, words, persons)) if own else ())
        known = {a.text for a in made}  # a body that is the author has no institution but itself
        made += [a for a in _affs_in_byline(bylines, words, names, bare=not own) if a.text not in {*known, *persons}]
    if not any(a.lang is Lang.ZH for a in made):
        made += _affs_in_notes(found, persons)
    if not any(a.lang is Lang.ZH for a in made):
        made += affs_of_bios([(f.text, f.source) for f in found if f.label is Label.AUTHOR_NOTES], persons)
    return tuple(made)


def _under_names(
    blocks: Sequence[LabelledBlock], lang: Lang, words: Collection[str], persons: Collection[str]
) -> list[Aff]:
    """The institutions that stand under one by-line each, with the persons over them; [] where all stand together."""
    groups = under_names(blocks, lang)
    over = [half_width(" ".join(line.text for block in own for line in block.block.lines)) for own, _ in groups]
    return by_place(
        [(named_in(text, persons), affs(own, words, persons)) for text, (_, own) in zip(over, groups, strict=True)]
    )


def _affs_in_notes(found: Sequence[Field], persons: Collection[str]) -> list[Aff]:
    """The institutions that a note on the authors names behind the word, each once.

    Convention of nursing journals, which print none under the names: `作者简介　李明，护师，单位：100000，示例医院；
    王小飞、赵琪单位：200000，样本医院。`
    """
    named: list[Aff] = []
    names = "|".join(sorted(map(re.escape, persons), key=len, reverse=True))
    for field in found:
        if field.label is not Label.AFF or field.lang is not Lang.ZH:
            continue
        for piece in re.split(f"[{SEMICOLONS}]", half_width(field.text)):
            staff = re.match(rf"(?:(?:{names})[,、]?\s*)+", piece.strip()) if names else None
            text = piece.strip()[staff.end() if staff is not None else 0 :]
            own = aff("", without_label_word(text, Label.AFF).rstrip(" 。"), Lang.ZH, field.source, persons)
            persons_here = tuple(re.findall(names, staff[0])) if staff is not None else own.persons
            if front_knowledge().aff[Lang.ZH].search(own.text):
                named.append(replace(own, persons=persons_here))
    return merged(named)


def _once(found: Sequence[Aff]) -> list[Aff]:
    """The institutions, one that is printed again under the next author left out, its persons kept."""
    return merged(found)


def _affs_in_byline(
    bylines: Sequence[LabelledBlock], words: Collection[str], persons: Collection[str], bare: bool
) -> tuple[Aff, ...]:
    """`张三（示例大学，某市 100000）`: the institutions in brackets behind the names, each with those named before it.

    `bare` takes one without brackets too, where nothing else names any: `示例大学　张三`, its place behind the names
    or not: `示例医院　张三　李四，某市 100000`.
    """
    found: list[Aff] = []
    for block in bylines:
        text = half_width(joined_text(block.block.lines, words, keep_gaps=True))
        is_aff = front_knowledge().aff[block.lang].search
        brackets = [match for match in _BRACKETED.finditer(text) if is_aff(match[1])]
        starts = [0, *(match.end() for match in brackets)]
        printed = [
            (_whole(text, match, block.lang), named_in(text[start : match.start()], persons))
            for start, match in zip(starts, brackets, strict=False)
        ]
        first = _UNBRACKETED.search(text) if bare and not printed and not found else None
        place = _PLACE_BEHIND.search(text) if first is not None else None
        alone = [",".join(part[1] for part in (first, place) if part)] if first and is_aff(first[1]) else []
        for part, staff in printed or [(part, ()) for part in alone]:
            own = [aff(label, name, block.lang, block.source) for label, name in split_affs(part, block.lang)]
            named = [replace(one, persons=() if one.label else staff) for one in own]
            found += map(without_labels, with_faces(named, block.block.lines))
    return tuple(merged(found))


def _whole(text: str, match: re.Match[str], lang: Lang) -> str:
    """What stands in the brackets, with the institution before them where they hold its place alone.

    `示例医院外科（示例市 100000）　李明　王小飞`.
    """
    before = _BEFORE.search(text[: match.start()])
    place_only = lang is Lang.ZH and _PLACE_ONLY.fullmatch(match[1]) is not None
    named = before is not None and front_knowledge().aff[lang].search(before[0]) is not None
    return f"{before[0].strip()}({match[1]})" if before and place_only and named else match[1]
