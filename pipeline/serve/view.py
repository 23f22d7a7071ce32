"""An article's JSON as rows in two columns: what the page shows, each value with its address and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.corrections.correction import summary
from pipeline.serve.doubts import SURE

Record = Mapping[str, Any]
_NUMBERS = (
    "year",
    "month",
    "volume",
    "issue",
    "fpage",
    "lpage",
    "elocation_id",
    "doi",
    "publisher_id",
    "document_code",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value shown: `address` is what is corrected, `item` what is accepted, removed or moved as a whole."""

    address: str
    item: str
    text: str
    lang: str
    label: str = ""  # shown before it
    page: int = 0
    boxes: tuple[tuple[int, tuple[float, ...]], ...] = ()  # (page, box)
    share: float = 1.0
    rule: str = ""
    reasons: tuple[str, ...] = ()
    in_list: bool = False
    old: str = ""  # what stands at `item`, by which it is told from others

    @property
    def is_doubt(self) -> bool:
        return self.share < SURE

    @property
    def is_editors(self) -> bool:
        return self.rule == "editor"


@dataclass(frozen=True, slots=True)
class Row:
    """Chinese and English side by side; `only` where a value is of neither or stands alone."""

    zh: Cell | None = None
    en: Cell | None = None
    only: Cell | None = None
    table: Sequence[Sequence[tuple[Cell, int, int, bool]]] = ()  # cells with spans, and whether they are headers


@dataclass(frozen=True, slots=True)
class Group:
    """A heading (a key of the page's words) and its rows."""

    name: str
    rows: tuple[Row, ...]
    is_open: bool = True


def groups(record: Record) -> tuple[Group, ...]:
    """All that the article's JSON holds, as groups; those without rows are left out."""
    found = (
        Group("titles", tuple(_titles(record))),
        Group("authors", tuple(_paired(record, "authors", "printed", "authors"))),
        Group("affiliations", tuple(_paired(record, "affiliations", "text", "affiliations"))),
        Group("abstracts", tuple(_abstracts(record))),
        Group("sentences", tuple(_sentences(record)), is_open=False),
        Group("keywords", tuple(_keywords(record))),
        Group("issue-data", tuple(_numbers(record))),
        Group("body", tuple(_nodes(record["body"], "body", record["language"]))),
        Group("references", tuple(_references(record))),
        Group("notes", tuple(_notes(record))),
        Group("unplaced", tuple(_unplaced(record)), is_open=False),
    )
    return tuple(group for group in found if group.rows)


def _cell(value: Record, item: str, key: str = "text", lang: str = "", label: str = "", in_list: bool = False) -> Cell:
    source: Record = value.get("source") or {}
    places = [source, *source.get("more_places", ())] if source else []
    return Cell(
        address=f"{item}.{key}",
        item=item,
        text=str(value[key]),
        lang=lang or value.get("lang", ""),
        label=label,
        page=source.get("page", 0),
        boxes=tuple((place["page"], tuple(place["box"])) for place in places),
        share=source.get("confidence", 1.0),
        rule=source.get("rule", ""),
        reasons=tuple(source.get("reasons", ())),
        in_list=in_list,
        old=str(summary(value)),
    )


def _sides(cells: Mapping[str, Sequence[Cell]]) -> Iterator[Row]:
    """The cells of both languages, those at the same place side by side."""
    for at in range(max(len(cells["zh"]), len(cells["en"]))):
        zh, en = (cells[lang][at] if at < len(cells[lang]) else None for lang in ("zh", "en"))
        yield Row(zh, en)


def _titles(record: Record) -> Iterator[Row]:
    own: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, title in enumerate(record["titles"]):
        own[title["lang"]].append(_cell(title, f"titles[{at}]"))
    yield from _sides(own)


def _paired(record: Record, key: str, text: str, links: str) -> Iterator[Row]:
    """The items of a list, those that are tied to each other side by side, the others by themselves."""
    cells: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, item in enumerate(record[key]):
        label = " ".join(item["aff_labels"]) if key == "authors" else item.get("label", "")
        cells[item["lang"]].append(_cell(item, f"{key}[{at}]", text, label=label, in_list=True))
    yield from _tied(cells, record["alignment"][links])


def _tied(cells: Mapping[str, Sequence[Cell]], links: Sequence[Record]) -> Iterator[Row]:
    partner: dict[int, int] = {}
    for link in links:
        for zh, en in zip(link["zh_index"], link["en_index"], strict=False):
            partner[zh] = en
    for at, cell in enumerate(cells["zh"]):
        yield Row(cell, cells["en"][partner[at]] if at in partner else None)
    for at, cell in enumerate(cells["en"]):
        if at not in partner.values():
            yield Row(None, cell)


def _abstracts(record: Record) -> Iterator[Row]:
    cells: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, abstract in enumerate(record["abstracts"]):
        for place, sec in enumerate(abstract["sections"]):
            item = f"abstracts[{at}].sections[{place}]"
            value = {**sec, "lang": abstract["lang"], "source": abstract["source"]}
            cells[abstract["lang"]].append(_cell(value, item, label=sec["title"]))
    yield from _sides(cells)


def _sentences(record: Record) -> Iterator[Row]:
    for pair in record["alignment"]["abstract"]:
        zh, en = (Cell("", "", pair[lang], lang) if pair[lang] else None for lang in ("zh", "en"))
        yield Row(zh, en)


def _keywords(record: Record) -> Iterator[Row]:
    cells: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, group in enumerate(record["keywords"]):
        for place, word in enumerate(group["keywords"]):
            item = f"keywords[{at}].keywords[{place}]"
            cells[group["lang"]].append(_cell(word, item, lang=group["lang"], in_list=True))
    yield from _tied(cells, record["alignment"]["keywords"])


def _numbers(record: Record) -> Iterator[Row]:
    journals: dict[str, list[Cell]] = {"zh": [], "en": []}
    for at, title in enumerate(record["journal"]["titles"]):
        journals[title["lang"]].append(_cell(title, f"journal.titles[{at}]"))
    yield from _sides(journals)
    for key in ("issn", "eissn", "cn"):
        yield Row(only=_number(record["journal"][key], f"journal.{key}", key))
    for key in _NUMBERS:
        yield Row(only=_number(record[key], key, key))
    for at, number in enumerate(record["clc"]):
        yield Row(only=_number(number, f"clc[{at}]", "clc"))
    for at, date in enumerate(record["history"]):
        yield Row(only=_cell(date, f"history[{at}]", "date", label=date["type"], in_list=True))
    for at, award in enumerate(record["awards"]):
        yield Row(only=_cell(award, f"awards[{at}]", "funder", label=" ".join(award["numbers"]), in_list=True))


def _number(value: Record | None, item: str, label: str) -> Cell:
    if value is None:
        return Cell(item, item, "", "", label.replace("_", " "))
    return _cell(value, item, label=label.replace("_", " "))


def _nodes(nodes: Sequence[Record], at: str, lang: str) -> Iterator[Row]:
    for place, node in enumerate(nodes):
        item = f"{at}[{place}]"
        match node["type"]:
            case "sec":
                own = _cell(node, item, "title", lang, node["label"])
                other = (
                    _cell(node, item, "trans_title", "en" if lang == "zh" else "zh") if node["trans_title"] else None
                )
                yield Row(own, other) if lang == "zh" else Row(other, own)
                yield from _nodes(node["content"], f"{item}.content", lang)
            case "p":
                yield Row(only=_cell(node, item, lang=lang, in_list=True))
            case "disp-formula":
                yield Row(only=_cell(node, item, lang=lang, label=node["label"], in_list=True))
            case _:
                yield from _float(node, item, lang)


def _float(node: Record, item: str, lang: str) -> Iterator[Row]:
    cells: dict[str, list[Cell]] = {"zh": [], "en": []}
    for place, caption in enumerate(node["captions"]):
        cells[caption["lang"]].append(_cell(caption, f"{item}.captions[{place}]", label=caption["label"]))
    yield from _sides(cells)
    if node.get("rows"):
        yield Row(
            table=[
                [
                    (
                        _cell({**cell, "source": node["source"]}, f"{item}.rows[{down}][{right}]", lang=lang),
                        cell.get("colspan", 1),
                        cell.get("rowspan", 1),
                        cell.get("header", False),
                    )
                    for right, cell in enumerate(row)
                ]
                for down, row in enumerate(node["rows"])
            ]
        )


def _references(record: Record) -> Iterator[Row]:
    for at, reference in enumerate(record["references"]):
        item = f"references[{at}]"
        cells: dict[str, Cell] = {}
        whole = " ".join(citation["text"] for citation in reference["citations"])
        for place, citation in enumerate(reference["citations"]):
            value = {**citation, "source": reference["source"]}
            made = _cell(value, f"{item}.citations[{place}]", label=reference["label"], in_list=True)
            cells.setdefault(citation["lang"], _of(made, item, whole))
        yield Row(cells.get("zh"), cells.get("en"))


def _of(cell: Cell, item: str, old: str) -> Cell:
    """The cell of a part, which is accepted and removed with the whole of its item."""
    values = {name: getattr(cell, name) for name in Cell.__slots__}
    return Cell(**{**values, "item": item, "old": old})


def _notes(record: Record) -> Iterator[Row]:
    for key in ("notes", "back_notes", "footnotes", "funding_statements", "self_citations"):
        for at, note in enumerate(record[key]):
            yield Row(only=_cell(note, f"{key}[{at}]", in_list=True))


def _unplaced(record: Record) -> Iterator[Row]:
    for item in record["unplaced"]:
        cell = _cell(item, "", lang="zh")
        values = {name: getattr(cell, name) for name in Cell.__slots__}
        yield Row(only=Cell(**{**values, "address": "", "share": 1.0}))
