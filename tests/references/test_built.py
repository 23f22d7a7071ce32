"""Entries built from their fields by the forms of GB/T 7714, in every punctuation met, and parsed again."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.references import citation
from tests.references.test_styles import fields

PUNCTUATION = (
    {".": ". ", ",": ", ", ":": ": "},
    {".": ".", ",": ",", ":": ":"},
    {".": "．", ",": "，", ":": "："},
    {".": ". ", ",": "，", ":": "："},
    {".": " . ", ",": ", ", ":": " : "},
)
BRACKETS = ("[]", "［］", "【】")
DASHES = ("-", "–", "～", "~", "－")

ZH_NAMES = st.sampled_from(["王伟", "李小湖", "欧阳清泉", "赵一", "陈思远", "孙荷"])
EN_NAMES = st.sampled_from(["LAKE P R", "Pond J", "VAN DER BERG K", "Mill-Brook A B", "O'Neil T", "Reed SC"])
ZH_TITLES = st.sampled_from(["浅湖水温的年际变化", "基于遥感的湖泊面积提取方法", "芦苇荡中鸟类的迁徙与保护研究综述"])
EN_TITLES = st.sampled_from(
    ["Water levels of shallow ponds", "Remote sensing of lakes: a review", "Reeds and their birds"]
)
ZH_JOURNALS = st.sampled_from(["湖泊学报", "池塘与水库", "湿地研究(自然科学版)"])
EN_JOURNALS = st.sampled_from(["Journal of Ponds", "Annals of Lake Research", "Wetland Letters"])
PLACES = st.sampled_from([("北京", "湖光出版社"), ("南京", "塘畔大学出版社"), ("New York", "Lake Press")])
YEARS = st.integers(1985, 2024).map(str)
NUMBERS = st.integers(1, 150).map(str)
PAGES = st.tuples(st.integers(1, 900), st.integers(1, 40)).map(lambda p: (str(p[0]), str(p[0] + p[1])))


@dataclass(frozen=True)
class Print:
    """How a list is printed: its stops and its brackets."""

    stops: dict[str, str]
    brackets: str
    dash: str

    def mark(self, code: str) -> str:
        return f"{self.brackets[0]}{code}{self.brackets[1]}"

    def __call__(self, *pieces: str) -> str:
        """The pieces joined; one of `.`, `,` or `:` alone is printed as the list prints it."""
        return "".join(self.stops.get(piece, piece) for piece in pieces).strip()


PRINTS = st.builds(Print, st.sampled_from(PUNCTUATION), st.sampled_from(BRACKETS), st.sampled_from(DASHES))


@st.composite
def people(draw: st.DrawFn, names: st.SearchStrategy[str], more: str) -> tuple[list[str], bool, str]:
    found = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    return found, len(found) == 3 and draw(st.booleans()), more


def by(made: tuple[list[str], bool, str], form: Print) -> str:
    names, is_open, more = made
    return form(*(piece for name in (*names, *([more] if is_open else ())) for piece in (",", name)))[1:].strip(" ,，")


def whole(names: list[str], parsed: str) -> bool:
    """Whether the parsed authors are these names, whatever of them is the surname."""
    joined = ["".join(name.replace("|", "").split()) for name in parsed.split("; ")]
    return sorted("".join(sorted(name)) for name in joined) == sorted(
        "".join(sorted("".join(n.split()))) for n in names
    )


@given(PRINTS, st.booleans(), st.data())
@settings(deadline=None, max_examples=60)
def test_an_article_gives_back_its_fields(form: Print, is_zh: bool, data: st.DataObject) -> None:
    made = data.draw(people(ZH_NAMES, "等") if is_zh else people(EN_NAMES, "et al"))
    title, journal = data.draw(ZH_TITLES if is_zh else EN_TITLES), data.draw(ZH_JOURNALS if is_zh else EN_JOURNALS)
    year, volume, issue, (first, last) = (data.draw(s) for s in (YEARS, NUMBERS, st.integers(1, 12).map(str), PAGES))
    locus = data.draw(st.sampled_from([(year, ",", volume, f"({issue})"), (year, f"({issue})"), (year, ",", volume)]))
    text = form(
        by(made, form), ".", title, form.mark("J"), ".", journal, ",", *locus, ":", f"{first}{form.dash}{last}", "."
    )
    found = fields(citation(text))
    assert (found["type"], found["title"], found["source"]) == ("journal", title, journal), text
    assert (found["year"], found["fpage"], found["lpage"]) == (year, first, last), text
    assert found["volume"] == (volume if volume in locus else ""), text
    assert found["issue"] == (issue if f"({issue})" in locus else ""), text
    assert whole(made[0], found["authors"]), (text, found["authors"])


@given(PRINTS, st.sampled_from("MDRG"), st.data())
@settings(deadline=None, max_examples=60)
def test_a_work_that_stands_alone_gives_back_its_fields(form: Print, code: str, data: st.DataObject) -> None:
    made, title = data.draw(people(ZH_NAMES, "等")), data.draw(ZH_TITLES)
    (place, publisher), year = data.draw(PLACES), data.draw(YEARS)
    first, last = data.draw(PAGES)
    pages = data.draw(st.sampled_from([(), (":", f"{first}{form.dash}{last}"), (":", first), (".", f"{first}-{last}")]))
    edition = data.draw(st.sampled_from(["", "2版", "第3版"])) if code == "M" else ""
    text = form(
        by(made, form), ".", title, form.mark(code), ".", *((edition, ".") if edition else ()), place, ":", publisher,
        ",", year, *pages, ".",
    )  # fmt: skip
    found = fields(citation(text))
    kind = {"M": "book", "D": "thesis", "R": "report", "G": "book"}[code]
    assert (found["type"], found["source"], found["edition"]) == (kind, title, edition), text
    assert (found["place"], found["publisher"], found["year"]) == (place, publisher, year), text
    assert found["fpage"] == (first if pages else ""), text
    assert whole(made[0], found["authors"]), (text, found["authors"])


@given(PRINTS, st.sampled_from([("C", "//"), ("M", "//"), ("G", "//"), ("C", "∥"), ("A", "A")]), st.data())
@settings(deadline=None, max_examples=60)
def test_a_part_of_a_volume_gives_back_its_fields(form: Print, kind: tuple[str, str], data: st.DataObject) -> None:
    made, title = data.draw(people(ZH_NAMES, "等")), data.draw(ZH_TITLES)
    volume = data.draw(st.sampled_from(["全国湖泊学术会议论文集", "第9届池塘年会论文集"]))
    (place, publisher), year, (first, last) = data.draw(PLACES), data.draw(YEARS), data.draw(PAGES)
    if kind[0] == "A":  # GB 7714-87: [A] … [C]
        joined = (form.mark("A"), ".", volume, form.mark("C"), ".")
        pages = (".", f"{first}{form.dash}{last}")
    else:
        joined, pages = (form.mark(kind[0]), kind[1], volume, "."), (":", f"{first}{form.dash}{last}")
    text = form(by(made, form), ".", title, *joined, place, ":", publisher, ",", year, *pages, ".")
    found = fields(citation(text))
    assert (found["title"], found["source"]) == (title, volume), text
    assert (found["place"], found["publisher"], found["year"]) == (place, publisher, year), text
    assert (found["fpage"], found["lpage"]) == (first, last), text
    assert whole(made[0], found["authors"]), (text, found["authors"])


@given(PRINTS, st.sampled_from(["EB/OL", "R/OL", "N", "P", "S"]), st.data())
@settings(deadline=None, max_examples=60)
def test_what_has_a_day_or_a_number_gives_back_its_fields(form: Print, code: str, data: st.DataObject) -> None:
    name, title, year = data.draw(ZH_NAMES), data.draw(ZH_TITLES), data.draw(YEARS)
    day = f"{year}-{data.draw(st.integers(1, 12)):02}-{data.draw(st.integers(1, 28)):02}"
    address = "http://www.lake.example.cn/a/12.html"
    tails = {
        "EB/OL": (form.mark("EB/OL"), ".", f"({day})", f"{form.brackets[0]}2024-11-30{form.brackets[1]}", ".", address),
        "R/OL": (form.mark("R/OL"), ".", f"({day})", f"{form.brackets[0]}2024-11-30{form.brackets[1]}", ".", address),
        "N": (form.mark("N"), ".", "湖滨日报", ",", day, "(4)"),
        "P": (":", "201510123456.7", form.mark("P"), ".", day),
        "S": (":", "GB/T 12345—2015", form.mark("S"), ".", "北京", ":", "中国标准出版社", ",", year),
    }
    text = form(name, ".", title, *tails[code], ".")
    found = fields(citation(text))
    assert (found["title"] or found["source"]) == title, text
    assert found["year"] == year, text
    assert whole([name], found["authors"]), (text, found["authors"])
    if code.endswith("OL"):
        assert (found["url"], found["read"]) == (address, "2024-11-30"), text
    if code == "N":
        assert found["source"] == "湖滨日报", text
