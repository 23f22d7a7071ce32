"""The other tables of the front matter keep their examples: furniture, mastheads, institutions, abstracts' parts."""

from __future__ import annotations

import re
from operator import attrgetter

import pytest

from pipeline.knowledge.abstract_sections import line_ending, section_patterns
from pipeline.knowledge.body_captions import caption_knowledge
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.furniture import furniture_rows
from pipeline.knowledge.journal_heads import KEYS, journal_heads
from pipeline.knowledge.toml import load
from pipeline.model.lang import Lang
from pipeline.parse.front.heads import is_slug
from pipeline.text.names import is_person_name_zh
from pipeline.text.numbers import with_digits
from pipeline.text.width import half_width

TURNING = load("body_captions")["turning"]
FRONT, HEADS, SECTIONS = load("front"), load("journal_heads"), load("abstract_sections")


def bare(text: str) -> str:
    """As mastheads and running heads are compared: half width, without white."""
    return re.sub(r"\s+", "", half_width(text))


@pytest.mark.parametrize("row", furniture_rows(), ids=attrgetter("rule"))
def test_furniture_row(row):
    assert row.forms
    assert row.rejects
    assert [text for text in row.forms if not row.match(bare(text))] == []
    assert [text for text in row.rejects if row.match(bare(text))] == []


def first_value(key: str, text: str) -> str | None:
    found = (pattern.search(bare(text)) for pattern in journal_heads().patterns[key])
    return next((match["value"] for match in found if match), None)


@pytest.mark.parametrize("key", KEYS)
def test_masthead_row(key):
    row = HEADS[key]
    assert {text: first_value(key, text) for text, _ in row["forms"]} == dict(row["forms"])
    assert {text: first_value(key, text) for text in row["not"]} == dict.fromkeys(row["not"])


def place(text: str) -> dict[str, str] | None:
    match = next((m for m in (p.search(bare(text)) for p in journal_heads().places) if m), None)
    return {key: value for key, value in match.groupdict().items() if value} if match else None


def test_places_in_one_run():
    row = HEADS["place"]
    assert {text: place(text) for text, _ in row["forms"]} == dict(row["forms"])
    assert [text for text in row["not"] if place(text)] == []


def test_numerals_of_mastheads():
    row = HEADS["numeral"]
    assert {text: with_digits(text) for text, _ in row["forms"]} == dict(row["forms"])
    assert [text for text in row["not"] if with_digits(text) != text] == []


def test_issues_behind_the_year_and_a_dot():
    row, own = HEADS["dotted"], journal_heads().dotted_issue
    found = {text: match["value"] for text, _ in row["forms"] if (match := own.search(bare(text))) is not None}
    assert found == dict(row["forms"])
    assert [text for text in row["not"] if own.search(bare(text))] == []


def test_what_a_program_that_sets_pages_prints_at_their_edge():
    row = HEADS["slug"]
    assert [text for text in row["forms"] if not is_slug(half_width(text))] == []
    assert [text for text in row["not"] if is_slug(half_width(text))] == []


def test_what_is_cut_from_a_masthead_leaves_the_name():
    for text, rest in HEADS["strip"]["forms"]:
        assert " ".join(journal_heads().strip.sub(" ", half_width(text)).split()).strip(" ,") == rest, text


def test_numbers_that_count_no_page():
    """What is left of a running head's line holds a page number, or none."""
    counted = journal_heads().counted
    assert [text for text in HEADS["counted"]["forms"] if re.search(r"\d", counted.sub("", text))] == []
    assert [text for text in HEADS["counted"]["not"] if counted.search(text)] == []


@pytest.mark.parametrize(
    ("pattern", "found", "passed"),
    [
        ("not_name", "others", "names"),
        ("owner", "owners", "not_owners"),
        ("dotted", "dotted_columns", "not_dotted"),
        ("column", "columns", "not_columns"),
        ("counters", "counted_titles", "not_counted_titles"),
        ("sure", "sure_names", "not_sure"),
    ],
)
def test_names_of_journals(pattern, found, passed):
    row, own = HEADS["name"], getattr(journal_heads(), pattern)
    assert [text for text in row[found] if not own.search(half_width(text) if pattern == "sure" else bare(text))] == []
    assert [text for text in row[passed] if own.search(half_width(text) if pattern == "sure" else bare(text))] == []


@pytest.mark.parametrize("lang", Lang)
def test_institutions(lang):
    pattern = front_knowledge().aff[lang]
    assert [text for text in FRONT["aff"]["forms"][lang] if not pattern.search(text)] == []
    assert [text for text in FRONT["aff"]["not"][lang] if pattern.search(text)] == []


@pytest.mark.parametrize(("printed", "kind"), FRONT["place"]["en_places"])
def test_places_in_english(printed, kind):
    known = front_knowledge()
    assert bool(known.is_province.fullmatch(printed)) is (kind == "province")
    assert bool(known.is_country.fullmatch(printed)) is (kind == "country")


def test_places_that_nothing_parts_from_the_institution():
    pattern, row = front_knowledge().place_at_end, FRONT["place"]
    assert {text: (found[0] if (found := pattern.search(text)) else None) for text, _ in row["forms"]} == dict(
        row["forms"]
    )
    assert [text for text in row["not"] if pattern.search(text)] == []


@pytest.mark.parametrize(
    ("pattern", "table", "found", "passed"),
    [("before_names", "role", "with_names", "bare_names"), ("funding_lead", "funding", "leads", "no_leads")],
)
def test_words_before_a_value(pattern, table, found, passed):
    own = getattr(front_knowledge(), pattern)
    assert [(text, own.sub("", text)) for text, rest in FRONT[table][found] if own.sub("", text) != rest] == []
    assert [text for text in FRONT[table][passed] if own.search(text)] == []


def patterns() -> list[object]:
    known = front_knowledge()
    return [
        pytest.param(known.funding, FRONT["funding"]["forms"], FRONT["funding"]["not"], id="funding"),
        pytest.param(
            known.funding_sentence,
            FRONT["funding"]["finds_sentence"],
            FRONT["funding"]["not_sentence"],
            id="funding-sentence",
        ),
        pytest.param(known.whole, FRONT["aff"]["wholes"], FRONT["aff"]["parts"], id="whole"),
        pytest.param(known.names_money, FRONT["funding"]["moneys"], FRONT["funding"]["no_moneys"], id="money"),
        pytest.param(known.decked, FRONT["category"]["decks"], FRONT["category"]["not_decks"], id="decked"),
        pytest.param(known.life, FRONT["bio"]["begun"], FRONT["bio"]["not_begun"], id="life"),
        pytest.param(
            known.archived,
            FRONT["self_citation"]["archived_as"],
            FRONT["self_citation"]["not_archived"],
            id="archived",
        ),
        pytest.param(known.living, FRONT["bio"]["living_at"], FRONT["bio"]["not_living_at"], id="living"),
        pytest.param(known.sex_first, FRONT["bio"]["lives"], FRONT["bio"]["no_lives"], id="sex_first"),
        pytest.param(known.cover, FRONT["manuscript"]["forms"], FRONT["manuscript"]["not"], id="cover"),
        *(
            pytest.param(getattr(known, name), FRONT["other"]["forms"][name], FRONT["other"]["not"][name], id=name)
            for name in (
                "resumed",
                "filler",
                "editor",
                "site",
                "equal",
                "notice",
                "correspondence",
                "remark",
                "repository",
            )
        ),
        pytest.param(known.unfinished, FRONT["title"]["forms"], FRONT["title"]["not"], id="unfinished"),
        pytest.param(caption_knowledge().turning, TURNING["forms"], TURNING["not"], id="turning"),
        pytest.param(
            caption_knowledge().turning_beside, TURNING["beside_forms"], TURNING["beside_not"], id="turning beside"
        ),
    ]


@pytest.mark.parametrize(("pattern", "forms", "rejects"), patterns())
def test_front_pattern(pattern, forms, rejects):
    assert [text for text in forms if not pattern.search(text)] == []
    assert [text for text in rejects if pattern.search(text)] == []


def test_words_are_none_of_the_other_lists():
    """A role is no position and no person; a list says each word once."""
    known = front_knowledge()
    assert len(set(known.roles)) == len(known.roles)
    assert len(set(known.positions)) == len(known.positions)
    assert not set(known.roles) & set(known.positions)
    assert not {role for role in known.roles if is_person_name_zh(role)}


def titles(text: str, lang: Lang) -> list[list[str]]:
    """What each pattern, the surest first, takes for the names of an abstract's parts."""
    return [[match["title"] for match in pattern.finditer(text)] for pattern in section_patterns(lang)]


@pytest.mark.parametrize("form", SECTIONS["zh"]["forms"])
def test_chinese_part_of_an_abstract(form):
    rest = "比较三种折法。"
    bracketed, colon, bare = range(3)
    for text, kind in [
        (f"【{form}】{rest}", bracketed), (f"［{form}］{rest}", bracketed), (f"[{form}]：{rest}", bracketed),
        (f"{rest}{form}：{rest}", colon), (f"{rest} {form}: {rest}", colon), (f"{rest}{form}　{rest}", bare),
    ]:  # fmt: skip
        assert titles(text, Lang.ZH)[kind] == [form], text
    spread = "　".join(form)
    assert titles(f"{spread}：{rest}", Lang.ZH)[colon] == [spread]


@pytest.mark.parametrize("form", SECTIONS["en"]["forms"])
def test_english_part_of_an_abstract(form):
    rest = "Three ways of folding were compared."
    bracketed, colon, bare = range(3)
    for text, kind in [
        (f"[{form}] {rest}", bracketed), (f"【{form}】{rest}", bracketed), (f"{rest} {form}: {rest}", colon),
        (f"{rest} {form.upper()}: {rest}", colon), (f"{rest} {form} {rest}", bare),
    ]:  # fmt: skip
        assert [title.casefold() for title in titles(text, Lang.EN)[kind]] == [form.casefold()], text


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("METHODS the planes were thrown. RESULTS “Pointed” planes won.", Lang.EN, ["METHODS", "RESULTS"]),
        ("Background and objective Among planes. Conclusions “Pointed” planes won.", Lang.EN,
         ["Background and objective", "Conclusions"]),
        ("背景与目的　比较三种折法。方法和结果　投掷三十次。", Lang.ZH, ["背景与目的", "方法和结果"]),
        ("The planes and methods the results", Lang.EN, []),
    ],
)  # fmt: skip
def test_parts_joined_in_capitals_or_before_a_quotation(text, lang, expected):
    assert titles(text, lang)[2] == expected


def test_a_part_named_at_the_end_of_its_line():
    assert line_ending("投掷三十次。结果") == "结果"
    assert line_ending("由此得出的结果") == ""


@pytest.mark.parametrize("lang", Lang)
def test_running_text_names_no_part(lang):
    for text in SECTIONS[lang]["not"]:
        assert titles(text, lang) == [[], [], []], text


def test_what_joins_two_names():
    known, bio = front_knowledge(), FRONT["bio"]
    assert [text for text in bio["pasts"] if not known.past.search(text)] == []
    assert [text for text in bio["not_pasts"] if known.past.search(text)] == []
    assert [text for text in bio["joined"] if not known.name_joins.search(text)] == []
    assert [text for text in bio["not_joined"] if known.name_joins.search(text)] == []


def test_groups_and_funding_behind_dates():
    known, group, funding = front_knowledge(), FRONT["group"], FRONT["funding"]
    assert [text for text in group["forms"] if not known.group.search(text)] == []
    assert [text for text in group["not"] if known.group.search(text)] == []
    assert [text for text in funding["finds_thanks"] if not known.funding_thanks.search(text)] == []
    assert [text for text in funding["not_thanks"] if known.funding_thanks.search(text)] == []
    assert [text for text in funding["finds_closing"] if not known.funding_closing.match(text)] == []
    assert [text for text in funding["not_closing"] if known.funding_closing.match(text)] == []
    for key in ("between", "paid", "project"):
        pattern = getattr(known, f"funding_{key}")
        assert [text for text in funding[f"{key}s"] if not pattern.search(text)] == []
        assert [text for text in funding[f"not_{key}s"] if pattern.search(text)] == []
    assert [text for text in funding["numbers"] if not known.number_words.match(text)] == []
    assert [text for text in funding["not_numbers"] if known.number_words.search(text)] == []
    assert [text for text in funding["offices"] if not known.office_number.search(text)] == []
    assert [text for text in funding["not_offices"] if known.office_number.search(text)] == []
    assert [text for text in funding["documents"] if not known.document_number.search(text)] == []
    assert [text for text in funding["not_documents"] if known.document_number.search(text)] == []
    assert [text for text in funding["behind_dates"] if not known.names_funds.search(text)] == []
    assert [text for text in funding["not_behind_dates"] if known.names_funds.search(text)] == []
    assert known.funds_in_english.search("资助 Supported by the Example Fund (12345)")
