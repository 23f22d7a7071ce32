"""Whether a value is what a careful librarian keyed in: each value of an article against its gold record."""

from __future__ import annotations

import re
import sys
from difflib import SequenceMatcher
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.trust.value import Value

_STEP = re.compile(r"([^.\[\]]+)|\[([^\]]+)\]")
_CITATION = re.compile(r"references\[\d+\]\.citations\[\w+\]")
_NEAR = 0.6  # alike: the gold's entry that this one is
_CELLS = 0.95  # of a table's cells in order
_TITLES = {"article-title": ("title",), "source": ("source", "title")}


def scorers(folder: Path) -> tuple[ModuleType, ModuleType]:
    """The scorers of the corpus: score.py and trust.py."""
    sys.path.insert(0, str(folder))
    import score
    import trust

    return score, trust


def at(record: Any, address: str) -> Any:
    """What stands at an address of a JSON result."""
    for match in _STEP.finditer(address):
        key, place = match.groups()
        if key is not None:
            record = record[key]
        elif place.isdigit():
            record = record[int(place)]
        else:
            record = next(item for item in record if item["lang"] == place)
    return record


class Truth:
    """One article's gold record, and its result as JSON."""

    def __init__(self, gold: dict[str, Any], got: dict[str, Any], folder: Path) -> None:
        self.gold, self.got = gold, got
        self.score, self.trust = scorers(folder)
        self.wanted = self.trust.wanted(gold)
        self.raws = [self.score.fold(ref.get("raw")) for ref in gold.get("references") or []]
        self.near: dict[int, tuple[float, int]] = {}

    def front_is_wrong(self) -> bool:
        """Whether a value of the front matter is wrong or missing."""
        return bool(self.trust.judge({k: v for k, v in self.gold.items() if k != "references"}, self.got)[1])

    def is_right(self, value: Value) -> bool | None:
        """None where the gold record does not say."""
        family, got = value.family, self.got
        lang = value.lang.value if value.lang else ""
        if family in ("titles", "abstracts", "affiliations", "keywords", "journal"):
            return self._front(family, lang, at(got, value.address)["text"])
        if family == "authors":
            who = at(got, value.address)
            name = [who["surname"], who["given_names"]]
            return self._front(family, lang, "".join(name) if lang == "zh" else "|".join(name))
        if family == "numbers":
            return self._front(value.address, "", at(got, value.address)["text"].lstrip("0"))
        if family == "history":
            date = at(got, value.address)
            return self._front(family, date["type"], date["date"])
        if family == "pairs":
            return self._pair(at(got, value.address))
        if family.startswith("ref"):
            return self._reference(value)
        return self._body(value)

    def _front(self, field: str, lang: str, text: str) -> bool | None:
        wanted = self.wanted.get((field, lang))
        return None if wanted is None else bool(self.trust.is_right(text, wanted, field == "abstracts"))

    def _pair(self, pair: dict[str, str]) -> bool | None:
        wanted = (self.gold.get("alignment") or {}).get("abstract")
        if not wanted:
            return None
        fold, alike, strict = self.score.fold, self.score.similarity, self.score.LONG_STRICT
        sides = ("zh", "en")

        def same(own: str, other: str) -> bool:
            return fold(own) == fold(other) or (bool(own and other) and alike(own, other) >= strict)

        return any(all(same(pair[s], w) for s, w in zip(sides, want, strict=True)) for want in wanted)

    # ------------------------------------------------------------ references
    def _reference(self, value: Value) -> bool | None:
        if "references" not in self.gold:
            return None
        place = int(re.match(r"references\[(\d+)\]", value.address)[1])  # type: ignore[index]
        likeness, which = self._nearest(place)
        if value.family == "references":
            return likeness >= float(self.score.LONG_STRICT)
        if likeness < _NEAR:
            return False
        gold = self.gold["references"][which]
        citation = at(self.got, _CITATION.match(value.address)[0])  # type: ignore[index]
        halves = [half for half in (gold, gold.get("translation")) if half]
        own = [half for half in halves if half.get("lang") == citation["lang"]] or halves
        name = value.address.rsplit(".", 1)[1]
        return any(self._field(name, citation, half) for half in own)

    def _nearest(self, place: int) -> tuple[float, int]:
        if place not in self.near:
            fold, alike = self.score.fold, self.score.similarity
            raw = fold(" ".join(c["text"] for c in self.got["references"][place]["citations"]))
            pairs = [(alike(raw, r), i) for i, r in enumerate(self.raws) if abs(len(r) - len(raw)) < 40 + len(raw) / 2]
            self.near[place] = max(pairs, default=(0.0, -1), key=lambda pair: pair[0])
        return self.near[place]

    def _field(self, name: str, citation: dict[str, Any], gold: dict[str, Any]) -> bool:
        fold = self.score.fold
        if name == "authors":
            own = [a.get("surname", a["text"]) if citation["lang"] == "en" else a["text"] for a in citation["authors"]]
            return [fold(a) for a in own] == [fold(a) for a in gold.get("authors") or []]
        text = citation["fields"][name]
        wanted = [gold.get(key) for key in _TITLES.get(name, (name.removeprefix("pub-id:"),))]
        return any(want and fold(text).lstrip("0") == fold(str(want)).lstrip("0") for want in wanted)

    # ------------------------------------------------------------ body
    def _body(self, value: Value) -> bool | None:
        fold = self.score.fold
        if value.family == "headings" and self.gold.get("headings"):
            own = at(self.got, value.address)
            said = (fold(own["label"]), fold(own["title"]))
            return any((fold(h["label"]), fold(h["title"])) == said for h in self.gold["headings"])
        if value.family == "captions" and ("figures" in self.gold or "tables" in self.gold):
            lang = value.lang.value if value.lang else ""
            floats = [*(self.gold.get("figures") or []), *(self.gold.get("tables") or [])]
            return any(fold(own.get(lang) or "") == fold(value.text) for own in floats)
        if value.family == "tables":
            return self._table(at(self.got, value.address))
        return None

    def _table(self, table: dict[str, Any]) -> bool | None:
        fold = self.score.fold
        number = re.search(r"\d+", " ".join(caption["label"] for caption in table["captions"]))
        for gold in self.gold.get("tables") or []:
            if number and gold.get("label") == number[0] and gold.get("rows"):
                want = [fold(c if isinstance(c, str) else c["text"]) for row in gold["rows"] for c in row]
                have = [fold(c["text"]) for row in table["rows"] for c in row]
                return SequenceMatcher(None, want, have, autojunk=False).ratio() >= _CELLS
        return None
