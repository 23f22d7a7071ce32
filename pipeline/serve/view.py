"""An article's JSON as rows in two columns: what the page shows, in which order, and what stands beside what.

No walk over values: a row is of two languages, in the order of the pairs, has what is missing, too, and says of each
value what the JSON alone knows: who put it right, and what a correction finds it by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.corrections.edit import RULE
from pipeline.corrections.review import pair_name
from pipeline.said import later
from pipeline.serve.cells import TIED, Cell, Group, Record, Row, cell, nothing, part
from pipeline.write.json.addresses import nodes

# What has one value at most; each is shown, so that what is missing can be filled in.
_NUMBERS = ["year", "month", "day", "volume", "issue", "fpage", "lpage"]
_NUMBERS += ["elocation_id", "doi", "publisher_id", "document_code"]
_LANGS = ("zh", "en")


def groups(record: Record) -> tuple[Group, ...]:
    """All that the article's JSON holds, as groups; those without rows are left out."""
    sentences = tuple(_sentences(record))
    found = (
        Group("titles", tuple(_titles(record))),
        Group("authors", tuple(_paired(record, "authors", "printed", "authors"))),
        Group("links", tuple(_links(record)), is_open=_has_stray_mark(record)),
        Group("affiliations", tuple(_paired(record, "affiliations", "text", "affiliations"))),
        Group("sentences", sentences),
        Group("abstracts", tuple(_abstracts(record)), is_open=not sentences),
        Group("keywords", tuple(_keywords(record))),
        Group("issue-data", tuple(_numbers(record))),
        Group("body", tuple(_body(record))),
        Group("references", tuple(_references(record))),
        Group("notes", tuple(_notes(record))),
        Group("unplaced", tuple(_unplaced(record)), is_open=False),
    )
    return tuple(group for group in found if group.rows)


Sides = Mapping[str, Sequence[Cell]]


def _sides(cells: Sides) -> Iterator[Row]:
    """The cells of both languages, those at the same place side by side."""
    for at in range(max(len(cells["zh"]), len(cells["en"]))):
        zh, en = (cells[lang][at] if at < len(cells[lang]) else None for lang in _LANGS)
        yield Row(zh, en)


def _both(cells: Mapping[str, list[Cell]], key: str) -> Mapping[str, list[Cell]]:
    """The cells, with an empty one to fill in for a language that has none."""
    return {lang: own or [nothing(f"{key}[{lang}]", lang, adds=True)] for lang, own in cells.items()}


def _titles(record: Record) -> Iterator[Row]:
    own: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, title in enumerate(record["titles"]):
        own[title["lang"]].append(cell(title, f"titles[{at}]"))
    yield from _sides(_both(own, "titles"))


def _paired(record: Record, key: str, text: str, links: str) -> Iterator[Row]:
    """The items of a list, those that are tied to each other side by side, the others by themselves."""
    cells: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, item in enumerate(record[key]):
        label = " ".join(item["aff_labels"]) if key == "authors" else item.get("label", "")
        cells[item["lang"]].append(cell(item, f"{key}[{at}]", text, label=label, in_list=True))
    yield from _tied(_both(cells, key), record["alignment"][links])


def _has_stray_mark(record: Record) -> bool:
    """Whether a person has a mark that no institution has: it is put right among the links."""
    known = {lang: {own["label"] for own in record["affiliations"] if own["lang"] == lang} for lang in _LANGS}
    return any(any(known[own["lang"]]) and set(own["aff_labels"]) - known[own["lang"]] for own in record["authors"])


def _links(record: Record) -> Iterator[Row]:
    """What ties each person to institutions, and how they are reached, to be filled in where nothing is found."""
    for key, name in (("aff_labels", later("marks")), ("email", "e-mail"), ("orcid", "ORCID iD")):
        cells: dict[str, list[Cell]] = {"zh": [], "en": []}
        for at, own in enumerate(record["authors"]):
            cells[own["lang"]].append(part(f"authors[{at}]", key, own[key], own, f"{own['printed']}: {name}"))
        yield from _tied(cells, record["alignment"]["authors"])


def _tied(cells: Sides, links: Sequence[Record]) -> Iterator[Row]:
    partner: dict[int, int] = {}
    for link in links:
        for zh, en in zip(link["zh_index"], link["en_index"], strict=False):
            partner[zh] = en
    for at, own in enumerate(cells["zh"]):
        yield Row(own, cells["en"][partner[at]] if at in partner else None)
    for at, own in enumerate(cells["en"]):
        if at not in partner.values():
            yield Row(None, own)


def _abstracts(record: Record) -> Iterator[Row]:
    cells: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, abstract in enumerate(record["abstracts"]):
        for place, sec in enumerate(abstract["sections"]):
            item = f"abstracts[{at}].sections[{place}]"
            value = {**sec, "lang": abstract["lang"], "source": abstract["source"]}
            cells[abstract["lang"]].append(cell(value, item, label=sec["title"]))
    yield from _sides(_both(cells, "abstracts"))


def _sentences(record: Record) -> Iterator[Row]:
    """The pairs of an abstract's sentences; each side is a part of a section's text, and is put right in it."""
    cells: dict[str, dict[int, Cell]] = {lang: dict(_spans(record, lang)) for lang in _LANGS}
    for at, pair in enumerate(record["alignment"]["abstract"]):
        zh, en = (_of_pair(cells[lang], pair[f"{lang}_index"], at, pair) for lang in _LANGS)
        yield Row(zh, en)


def _spans(record: Record, lang: str) -> Iterator[tuple[int, Cell]]:
    """Each sentence of a language by its place, as a part of the text of its section."""
    own = next((n for n, abstract in enumerate(record["abstracts"]) if abstract["lang"] == lang), None)
    if own is None:
        return
    abstract = record["abstracts"][own]
    ends: dict[int, int] = {}
    for number, sentence in enumerate(record["alignment"]["sentences"][lang]):
        place, text = sentence["section"], sentence["text"]
        item = f"abstracts[{own}].sections[{place}]"
        whole = abstract["sections"][place]["text"]
        start = whole.find(text, ends.get(place, 0))
        value = {"text": text, "lang": lang, "source": abstract["source"]}
        printed = f"{sentence['label']} {text}".strip()
        made = replace(cell(value, item, label=sentence["label"]), sentences=(printed,))
        if start < 0:  # set apart otherwise than it is printed: shown, and put right in the whole text
            yield number, replace(made, address="")
            continue
        ends[place] = start + len(text)
        yield number, replace(made, before=whole[:start], after=whole[ends[place] :])


def _of_pair(cells: Mapping[int, Cell], places: Sequence[int], at: int, pair: Record) -> Cell | None:
    """The cell of one side of a pair: of all its sentences, if they stand in one text."""
    own = [cells[place] for place in places if place in cells]
    if not own:
        return None
    first, last = own[0], own[-1]
    address, text = "", " ".join(each.text for each in own)
    if first.address == last.address and first.address:
        address, text = first.address, (first.text + first.after)[: len(first.text + first.after) - len(last.after)]
    return replace(
        first,
        address=address,
        item=f"alignment.abstract[{at}]",
        text=text,
        after=last.after,
        old=pair_name(pair),
        rule=TIED if pair["evidence"] == [RULE] else first.rule,
        sentences=tuple(sentence for each in own for sentence in each.sentences),
    )


def _keywords(record: Record) -> Iterator[Row]:
    cells: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, group in enumerate(record["keywords"]):
        for place, word in enumerate(group["keywords"]):
            item = f"keywords[{at}].keywords[{place}]"
            cells[group["lang"]].append(cell(word, item, lang=group["lang"], in_list=True))
    yield from _tied(_both(cells, "keywords"), record["alignment"]["keywords"])


def _numbers(record: Record) -> Iterator[Row]:
    journals: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, title in enumerate(record["journal"]["titles"]):
        journals[title["lang"]].append(cell(title, f"journal.titles[{at}]"))
    yield from _sides(_both(journals, "journal.titles"))
    for key in ("issn", "eissn", "cn"):
        yield Row(only=_number(record["journal"][key], f"journal.{key}", key))
    for key in _NUMBERS:
        yield Row(only=_number(record[key], key, key))
    yield from _listed(record, "clc", lambda _: "clc", later("clc"))
    yield from _listed(record, "class_codes", lambda code: str(code["scheme"]), later("class codes"))
    yield from _listed(record, "history", lambda date: str(date["type"]), later("dates"), "date")
    for at, award in enumerate(record["awards"]):
        item = f"awards[{at}]"
        yield Row(only=cell(award, item, "funder", label=later("who paid"), in_list=True))
        yield Row(only=part(item, "numbers", award["numbers"], award, later("award numbers")))
    if not record["awards"]:
        yield Row(only=nothing("awards[0]", label=later("who paid"), adds=True))


def _listed(record: Record, key: str, label: Callable[[Record], str], name: str, text: str = "text") -> Iterator[Row]:
    """The values of a list, or an empty one to fill in, called `name`."""
    for at, own in enumerate(record.get(key, ())):
        yield Row(only=cell(own, f"{key}[{at}]", text, label=label(own), in_list=True))
    if not record.get(key):
        yield Row(only=nothing(f"{key}[0]", label=name, adds=True))


def _number(value: Record | None, item: str, label: str) -> Cell:
    shown = label.replace("_", " ")
    return nothing(item, label=shown) if value is None else cell(value, item, label=shown)


def _body(record: Record) -> Iterator[Row]:
    for key in ("body", "ack", "appendices"):
        for item, node, _ in nodes(record[key], key):
            yield from _node(node, item, record["language"])


def _node(node: Record, item: str, lang: str) -> Iterator[Row]:
    match node["type"]:
        case "sec":
            own = cell(node, item, "title", lang, node["label"])
            other = cell(node, item, "trans_title", "en" if lang == "zh" else "zh") if node["trans_title"] else None
            yield Row(own, other) if lang == "zh" else Row(other, own)
        case "p":
            yield Row(only=cell(node, item, lang=lang, in_list=True))
        case "disp-formula":
            yield Row(only=cell(node, item, lang=lang, label=node["label"], in_list=True))
        case _:
            yield from _float(node, item, lang)


def _float(node: Record, item: str, lang: str) -> Iterator[Row]:
    cells: dict[str, list[Cell]] = {"zh": [], "en": []}
    for place, caption in enumerate(node["captions"]):
        cells[caption["lang"]].append(cell(caption, f"{item}.captions[{place}]", label=caption["label"]))
    yield from _sides(cells)
    if node.get("rows"):
        yield Row(table=[list(_line(node, item, lang, down)) for down in range(len(node["rows"]))], picture=_cut(node))
    for place, note in enumerate(node.get("foot", ())):
        yield Row(only=_foot(node, note, f"{item}.foot[{place}]", lang))


def _foot(node: Record, note: Record | str, item: str, lang: str) -> Cell:
    """A note under a figure or table: a text alone, or one with marks."""
    value: Record = {"text": note} if isinstance(note, str) else note
    made = cell({**value, "source": node["source"]}, item, lang=lang, in_list=True)
    return replace(made, address=item, old=note) if isinstance(note, str) else made


def _line(node: Record, item: str, lang: str, down: int) -> Iterator[tuple[Cell, int, int, bool]]:
    for right, own in enumerate(node["rows"][down]):
        made = cell({**own, "source": node["source"]}, f"{item}.rows[{down}][{right}]", lang=lang)
        place = _cut(node)
        made = replace(made, boxes=(place,) if place else made.boxes)
        yield made, own.get("colspan", 1), own.get("rowspan", 1), own.get("header", False)


def _cut(node: Record) -> tuple[int, tuple[float, ...]] | None:
    """Where a table itself is printed: its picture's place, without which its caption's is all that is known."""
    source = (node.get("graphic") or node)["source"]
    return (source["page"], tuple(source["box"])) if source and source["page"] else None


def _references(record: Record) -> Iterator[Row]:
    if not record["references"]:
        lang = record["language"]
        first = nothing("references[0]", lang, adds=True)
        yield Row(first) if lang == "zh" else Row(en=first)
    for at, reference in enumerate(record["references"]):
        item = f"references[{at}]"
        cells: dict[str, Cell] = {}
        whole = " ".join(citation["text"] for citation in reference["citations"])
        for place, citation in enumerate(reference["citations"]):
            value = {**citation, "source": reference["source"]}
            made = cell(value, f"{item}.citations[{place}]", label=reference["label"], in_list=True)
            cells.setdefault(citation["lang"], replace(made, item=item, old=whole))
        yield Row(cells.get("zh"), cells.get("en"))


def _notes(record: Record) -> Iterator[Row]:
    for key in ("notes", "back_notes", "footnotes", "funding_statements", "self_citations"):
        for at, note in enumerate(record[key]):
            yield Row(only=cell(note, f"{key}[{at}]", in_list=True))


def _unplaced(record: Record) -> Iterator[Row]:
    for item in record["unplaced"]:
        yield Row(only=replace(cell(item, "", lang="zh"), address="", item=""))
