"""What is no date, no number and no address is not put in, whoever gives it; what print may have is."""

from __future__ import annotations

import json

import pytest

from pipeline import cli
from pipeline.corrections.apply import applied
from pipeline.corrections.correction import Correction, Corrections, Op, dumps, loads
from pipeline.corrections.possible import impossible
from pipeline.errors import ExitStatus

from .conftest import NAME

REFUSED = {
    "history[0].date": ("2020-13-45", "2021-02-29", "2020-1-1", "99999-01-01", "last spring"),
    "year.text": ("99999", "20", "soon", "0000"),
    "month": ("13", "0"),
    "day": ("32",),
    "doi.text": ("11.5555/abc", "10.5555", "doi:10.5555/abc", "10.5555/a b"),
    "journal.issn.text": ("1234-567", "12345-6789"),
    "journal.eissn": ("none",),
    "authors[0].email": ("someone.example", "some one@press.example", "a@b", "a@press.example; b@press.example"),
    "authors[0].orcid": ("1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    "permissions.license_url": ("by/4.0",),
    "titles[zh].text": ("纸\0桥", "纸\x08桥", "纸\x85桥", "纸\ufffe桥", "纸\ud800桥"),
}
TAKEN = {
    "history[0].date": ("2020-02-29", "2020-02", "2020", ""),
    "year.text": ("2020", "2019/2020", "2019-20", "3024"),
    "month": ("2", "02", "12", "3-4", "Mar"),
    "day": ("31", "01"),
    "doi": ("10.5555/abc", "10.1000.10/纸桥(1)<2>"),
    "journal.issn.text": ("9999-0032", "9999-0033", "9999003X"),
    "authors[0].email": ("some-one@press.example", "纸@桥.example"),
    "authors[0].orcid": ("0000-0002-1825-0097", "0000-0002-1825-009X"),
    "titles[zh].text": ("纸\n桥", "𠀀\t桥"),
    "references[0].citations[0].fields.year": ("99999",),
    "references[0].citations[0].fields.doi": ("11.5555/abc",),
    "volume.text": ("n. F. 7", "12345678901234567890"),
}


def change(address, new):
    return Correction(address, Op.CHANGE, "x", new, "lin")


@pytest.mark.parametrize(("address", "new"), [(key, new) for key, values in REFUSED.items() for new in values])
def test_what_a_value_cannot_be_is_told_in_one_line(address, new):
    why = impossible(change(address, new))
    assert why
    assert "\n" not in why


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
        ("year.text", "3024", "YEAR_IMPOSSIBLE"),
        ("year.text", "1990", "YEAR_ODD"),
    ],
)
def test_what_is_hardly_printed_is_made_and_remarked_on(record, address, new, kind):
    key = address.partition(".")[0]
    done = applied(record, [Correction(address, Op.CHANGE, record[key]["text"], new)])
    assert done.record[key]["text"] == new
    [told] = [item for item in done.fresh if item.kind.name == kind]
    assert told.address == key
    assert any(item["kind"] == told.kind.name.lower().replace("_", "-") for item in done.record["diagnostics"])
