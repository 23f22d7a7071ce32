"""What is no date, no number and no address is not put in, whoever gives it; what print may have is."""

from __future__ import annotations

import json

import pytest

from pipeline import cli
from pipeline.corrections.apply import applied
from pipeline.corrections.correction import Correction, Corrections, Op, dumps, loads
from pipeline.corrections.possible import impossible
from pipeline.errors import ExitStatus
from pipeline.parse.front.history import DATE_TYPES
from pipeline.parse.front.identifiers import CODES

from .conftest import NAME

REFUSED = {
    "article_type": ("paper", "Review article", "综述"),
    "history[0].type": ("seen", "收稿", "Received"),
    "class_codes[0].scheme": ("udc", "JEL"),
    "history[0].date": ("2020-13-45", "2021-02-29", "2020-1-1", "99999-01-01", "last spring"),
    "year.text": ("99999", "20", "soon", "0000", "-2020", "2006年", "2006 年 10 月"),
    "month": ("13", "0", "-3", "3-13", "3.5", "October", "Mar.", "三月", "10月"),
    "day": ("32", "1e1", "5日"),
    "volume.text": ("-5", "0", "3.0", "１ｅ９", "十二", "5%", "?", "+5", "第 32 卷", "Vol. 32"),
    "issue": ("-5", "−5", "0", "00", "0-0", "1e9", "2.0", "三", "#3", "—", "第19期", "No.3"),
    "fpage.text": ("四五〇", "-3", "0", "000", "1e9", "4 5", "1,5", "12-", "page", "五"),
    "lpage": ("1e9", "1E+09", "450.", "~12", "-"),
    "elocation_id.text": ("-7", "文章7", "0", "abc"),
    "affiliations[0].postal_code": ("99-99x", "9", "-100871", "10 08 71", "12345678901", "邮编100871", "ABCD"),
    "journal.cn": ("11-234", "1234-5678", "11-1234/"),
    "permissions.year": ("20188",),
    "references[0].citations[0].fields.year": ("20188", "99999", "0", "20x1", "2O19", "２０ｘ１"),
    "references[0].citations[0].fields.volume": ("-5", "0", "1e9"),
    "references[0].citations[0].fields.issue": ("0", "-1"),
    "doi.text": ("11.5555/abc", "10.5555", "doi:10.5555/abc", "10.5555/a b"),
    "journal.issn.text": ("1234-567", "12345-6789"),
    "journal.eissn": ("none",),
    "authors[0].email": ("someone.example", "some one@press.example", "a@b", "a@press.example; b@press.example"),
    "authors[0].orcid": ("1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    "permissions.license_url": ("by/4.0",),
    "titles[zh].text": ("纸\0桥", "纸\x08桥", "纸\x85桥", "纸\ufffe桥", "纸\ud800桥", "纸\u202e桥"),
}
TAKEN = {
    "article_type": ("review-article", "case-report", "letter", "obituary"),
    "history[0].type": tuple(sorted(DATE_TYPES)),
    "class_codes[0].scheme": tuple(CODES),
    "history[0].date": ("2020-02-29", "2020-02", "2020", ""),
    "year.text": ("2020", "2019/2020", "2019-20", "3024"),
    "month": ("2", "02", "12", "3-4"),
    "issue": (
        "3",
        "S1",
        "Z1",
        "增刊1",
        "3-4",
        "3–4",
        "11/12",
        "增刊",
        "Suppl. 2",
        "上",
        "9上",
        "B12",
        "２",
        "增 I",
    ),
    "fpage.text": (
        "12",
        "S12",
        "e1234",
        "1-15",
        "A1-3",
        "100833-1",
        "118.e1",
        "xii",
        "Ⅳ",
        "封三",
        "插页2",
        "1:12",
        "００１２",
    ),
    "lpage": ("450", "99"),
    "elocation_id": ("e1234", "1-15", "2021.0012", "CJR(2)7"),
    "affiliations[0].postal_code": (
        "100871",
        "CH-1700",
        "00-950",
        "SW1A 1AA",
        "113-0033",
        "M5S 1A1",
        "１００８７１",
        "",
    ),
    "journal.cn": ("11-1234/TP", "CN 11-1234/R", "11-1234/G4"),
    "day": ("31", "01"),
    "doi": ("10.5555/abc", "10.1000.10/纸桥(1)<2>"),
    "journal.issn.text": ("9999-0032", "9999-0033", "9999003X"),
    "authors[0].email": ("some-one@press.example", "纸@桥.example"),
    "authors[0].orcid": ("0000-0002-1825-0097", "0000-0002-1825-009X"),
    "titles[zh].text": ("纸\n桥", "𠀀\t桥"),
    "references[0].citations[0].fields.year": (
        "2018",
        "2018a",
        "c1998",
        "n.d.",
        "in press",
        "前221",
        "民国25",
        "1998-1999",
    ),
    "references[0].citations[0].fields.doi": ("11.5555/abc",),
    "references[0].citations[0].fields.volume": ("PP", "C-34", "E105.D", "abs/1606.06530", "十二", "121-132"),
    "references[0].citations[0].fields.issue": ("一", "增刊1", "1／2", "suppl;abstr 9005", "[增刊]"),
    "references[0].citations[0].fields.fpage": ("23e1", "m", "2:1", "1 555"),
    "volume.text": ("n. F. 7", "12345678901234567890", "E105.D", "121-132", "下"),
}


def change(address, new):
    return Correction(address, Op.CHANGE, "x", new, "lin")


@pytest.mark.parametrize(("address", "new"), [(key, new) for key, values in REFUSED.items() for new in values])
def test_what_a_value_cannot_be_is_told_in_one_line(address, new):
    why = impossible(change(address, new))
    assert why
    assert "\n" not in why


@pytest.mark.parametrize(("address", "known"), [("history[0].type", DATE_TYPES), ("class_codes[0].scheme", CODES)])
def test_of_few_words_all_are_named(address, known):
    assert all(word in impossible(change(address, "纸桥")) for word in known)


@pytest.mark.parametrize(("address", "new"), [(key, new) for key, values in TAKEN.items() for new in values])
def test_what_print_may_have_is_for_an_editor_to_say(address, new):
    assert impossible(change(address, new)) == ""


@pytest.mark.parametrize(
    "item",
    [
        Correction("history[1]", Op.ADD, "2020-09-14", {"type": "accepted", "date": "2020-02-30"}),
        Correction("journal.eissn", Op.CHANGE, None, {"text": "1234"}),
        Correction("keywords[zh].keywords[0]", Op.SPLIT, "x", ["纸", "桥\x01"]),
        Correction("titles[zh].text", Op.ACCEPT, "x", None, "li\x1bn"),
    ],
)
def test_so_is_what_stands_within_a_value_or_signs_it(item):
    assert impossible(item)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("titles[zh].text", 1_000),
        ("authors[0].printed", 1_000),
        ("keywords[zh].keywords[0].text", 1_000),
        ("authors[0].bio", 20_000),
        ("abstracts[zh].text", 20_000),
        ("body[0].content[0].text", 20_000),
        ("references[0].citations[0].text", 20_000),
    ],
)
def test_a_text_that_no_page_holds_is_a_slip(address, most):
    assert impossible(change(address, "纸" * most)) == ""
    assert (
        impossible(change(address, "纸" * (most + 1))) == f"its text has {most + 1} characters, and {most} is the most"
    )


def test_a_misprint_that_a_given_whole_only_repeats_stands():
    """Its title is put right; its year is as it was printed."""
    old = {"text": "A. Ttile. 20188.", "fields": {"article-title": "Ttile", "year": "20188"}}
    new = {**old, "fields": {"article-title": "Title", "year": "20188"}}
    assert impossible(Correction("references[0].citations[0]", Op.CHANGE, old, new)) == ""
    assert impossible(Correction("references[0].citations[0]", Op.CHANGE, None, new))


def test_an_impossible_value_is_not_made_and_the_others_are(record):
    year, bad = change("year", "2022"), change("doi", "hello")
    made = [Correction(item.address, item.op, record[item.address]["text"], item.new) for item in (bad, year)]
    done = applied(record, made)
    assert (done.record["doi"], done.record["year"]["text"]) == (record["doi"], "2022")
    told = [item for item in done.record["diagnostics"] if item["kind"] == "correction-impossible"]
    assert ["hello is no DOI" in item["message"] for item in told] == [True]
    assert (done.why(made[0])[:5], done.why(made[1])) == ("hello", "")


def test_a_misprinted_issn_is_made_and_remarked_on(record):
    """What is printed is for an editor to say: the check digit may be wrong on the page."""
    item = Correction("journal.issn.text", Op.CHANGE, record["journal"]["issn"]["text"], "9999-0033")
    done = applied(record, [item])
    assert done.record["journal"]["issn"]["text"] == "9999-0033"
    assert [found.message for found in done.fresh if found.kind.name == "CHECK_DIGIT_WRONG"] == [
        "ISSN 9999-0033: its check digit does not fit the others"
    ]


def write(folder, capsys, status):
    with pytest.raises(SystemExit) as ended:
        cli.app(["write", str(folder / f"{NAME}.json")])
    assert ended.value.code == status
    return capsys.readouterr().err


def test_write_names_the_file_the_value_and_the_reason(folder, capsys):
    own = folder / f"{NAME}.corrections.json"
    record = json.loads((folder / f"{NAME}.json").read_bytes())
    old = record["history"][0]["date"]
    own.write_bytes(dumps(Corrections((Correction("history[0].date", Op.CHANGE, old, "2020-13-45"),))))
    told = write(folder, capsys, ExitStatus.SOME_FAILED)
    assert told.startswith(f"{own}: a correction of history[0].date is not made: 2020-13-45 is no date")
    assert json.loads((folder / f"{NAME}.json").read_bytes())["history"][0]["date"] == old
    assert loads(own.read_bytes()).items[0].new == "2020-13-45"  # kept, for whoever wrote it


def test_so_does_it_of_a_json_that_was_changed(folder, capsys):
    path = folder / f"{NAME}.json"
    path.write_text(path.read_text("utf-8").replace('"10.5555/', '"55.10/'), "utf-8")
    told = write(folder, capsys, ExitStatus.SOME_FAILED)
    assert f"{path}: doi.text: this change made by hand is no correction: 55.10/" in told


@pytest.mark.parametrize(
    ("address", "new", "kind"),
    [
        ("lpage.text", "1", "PAGES_REVERSED"),
        ("volume.text", "12345678901234567890", "NUMBER_TOO_LONG"),
        ("lpage.text", "e47", "PAGES_DIFFER"),
        ("day", "31", "DATE_IMPOSSIBLE"),  # of June
        ("year.text", "3024", "YEAR_IMPOSSIBLE"),
        ("year.text", "1990", "YEAR_ODD"),
    ],
)
def test_what_is_hardly_printed_is_made_and_remarked_on(record, address, new, kind):
    key = address.partition(".")[0]
    done = applied(record, [Correction(address, Op.CHANGE, (record[key] or {"text": None})["text"], new)])
    assert done.record[key]["text"] == new
    [told] = [item for item in done.fresh if item.kind.name == kind]
    assert told.address == key
    assert any(item["kind"] == told.kind.name.lower().replace("_", "-") for item in done.record["diagnostics"])
