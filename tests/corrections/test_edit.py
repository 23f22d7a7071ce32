"""What each correction does to an article, and when it is not made."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.corrections import absent, shapes
from pipeline.corrections.address import NoSuchPlace, path, steps
from pipeline.corrections.apply import applied
from pipeline.corrections.correction import Anchor, Correction, Corrections, Op, dumps, loads, summary
from pipeline.corrections.differences import differences
from pipeline.corrections.pieces import reset
from pipeline.errors import UnreadableResult
from pipeline.model.diagnostic import Kind
from pipeline.write import jats
from pipeline.write.validate import validate

SUB, FIG = ("2", {"script": "sub"}), ("图1", {"xref": "fig", "rids": ["fig1"]})
BOX = Anchor("印在此处", 2, (10.0, 20.0, 30.0, 40.0))


def value(record: Any, address: str) -> Any:
    for key in path(record, address):
        record = record[key]
    return record


def corrected(record: dict[str, Any], *items: Correction) -> dict[str, Any]:
    """The record with corrections that all fit, still valid as JATS."""
    done = applied(record, items)
    assert not done.stale, [item.message for item in done.fresh]
    assert not validate(jats.article(done.article))
    return dict(done.record)


def change(record: dict[str, Any], address: str, new: Any) -> dict[str, Any]:
    return corrected(record, Correction(address, Op.CHANGE, summary(value(record, address)), new))


def test_without_corrections_the_bytes_are_the_same(extracted, record):
    assert applied(record, ()).data == next(extracted.glob("*bilingual.json")).read_bytes()


@pytest.mark.parametrize(
    ("address", "new"),
    [
        ("titles[zh].text", "纸桥受潮后的挠度"),
        ("titles[en].text", "Sag of a damp paper bridge"),
        ("abstracts[zh].sections[0].text", "一句话。另一句话。"),
        ("keywords[zh].keywords[1].text", "纸桥"),
        ("affiliations[0].city", "远山"),
        ("journal.titles[zh].text", "纸桥学报"),
        ("year.text", "2031"),
        ("authors[0].corresp", True),
        ("authors[1].aff_labels", ["2"]),
        ("references[1].label", "[7]"),
        ("body[0].title", "引子"),
    ],
)
def test_a_value_is_changed_and_is_the_editors(record, address, new):
    made = change(record, address, new)
    assert value(made, address) == new
    where = address
    while not isinstance(value(made, where), dict) or "source" not in value(made, where):
        where = where[: max(where.rfind("."), where.rfind("["))]
    assert value(made, where)["source"]["rule"] == "editor"
    assert value(made, where)["source"]["confidence"] == 1.0


@pytest.mark.parametrize("address", ["year", "year.text"])
def test_figures_typed_wide_are_plain_ones(record, address):
    """As a Chinese input method gives them; a search for the year, and every export, asks for plain ones."""
    item = Correction(address, Op.CHANGE, value(record, "year.text"), "２０２１")
    assert value(corrected(record, item), "year.text") == "2021"


@pytest.mark.parametrize("op", [Op.ADD, Op.CHANGE])
def test_what_is_null_is_filled(record, op):
    made = corrected({**record, "doi": None}, Correction("doi", op, None, "10.1234/paper.5"))
    assert made["doi"]["text"] == "10.1234/paper.5"
    assert made["doi"]["source"]["rule"] == "editor"
    again = Correction("doi", Op.ADD, None, "10.1234/paper.5")  # which the next extraction finds itself
    assert corrected(made, again)["doi"]["text"] == "10.1234/paper.5"


@pytest.mark.parametrize("op", [Op.ADD, Op.CHANGE])
@pytest.mark.parametrize(
    ("address", "new"), [("authors[1].email", "ada@example.org"), ("affiliations[0].country", "中国")]
)
def test_so_is_what_is_an_empty_text(record, op, address, new):
    start = json.loads(json.dumps(record))
    key = path(start, address)[-1]
    value(start, address.rpartition(".")[0])[key] = ""
    assert value(corrected(start, Correction(address, op, None, new)), address) == new
    assert applied(start, [Correction(address, Op.CHANGE, "was@example.org", new)]).stale


def test_a_name_is_taken_apart_again(record):
    made = change(record, "authors[0].printed", "欧阳 雪")
    assert (made["authors"][0]["surname"], made["authors"][0]["given_names"]) == ("欧阳", "雪")
    place = next(at for at, item in enumerate(record["authors"]) if item["lang"] == "en")
    made = change(record, f"authors[{place}].printed", "OUYANG Xue")
    assert (made["authors"][place]["surname"], made["authors"][place]["given_names"]) == ("Ouyang", "Xue")


def test_a_reference_is_read_again(record):
    made = change(record, "references[0].citations[0].text", "白露. 纸桥的重量[J]. 纸桥学报, 2030, 7(2): 11-19.")
    fields = made["references"][0]["citations"][0]["fields"]
    assert (fields["article-title"], fields["volume"], fields["fpage"]) == ("纸桥的重量", "7", "11")


def test_a_field_of_a_reference_is_changed_in_its_text_too(record):
    old = record["references"][0]["citations"][0]["fields"]["year"]
    made = corrected(record, Correction("references[0].citations[0].fields.year", Op.CHANGE, old, "1931"))
    cited = made["references"][0]["citations"][0]
    assert cited["fields"]["year"] == "1931"
    assert "1931" in cited["text"]


def test_what_is_not_printed_is_supplied_with_its_place(record):
    bare = dict(record, doi=None)
    made = corrected(bare, Correction("doi", Op.CHANGE, None, "10.5555/bridge", anchor=BOX))
    assert made["doi"]["text"] == "10.5555/bridge"
    assert made["doi"]["source"] == {"page": 2, "box": [10.0, 20.0, 30.0, 40.0], "rule": "editor", "confidence": 1.0}


def test_what_had_no_place_and_is_taken_from_the_page_has_one(record):
    def left(text: str, page: int, *box: float) -> dict[str, Any]:
        source = {"page": page, "box": list(box), "rule": "zones.front-rest", "confidence": 0.5}
        return {"label": "unplaced", "text": text, "source": source}

    same = left("ﬁＢＲＥ ①", 2, 12, 22, 28, 38)  # a ligature, wide capitals, a circled figure
    item = Correction(
        "titles[0].text", Op.CHANGE, record["titles"][0]["text"], "x", anchor=replace(BOX, text="Fibre 1")
    )
    assert corrected({**record, "unplaced": [same]}, item)["unplaced"] == []
    there, others = left("\ufffd \ufffd印　在", 2, 2, 21, 30, 39), [
        left("印在", 1, 10, 20, 30, 40),  # of another page
        left("印在", 2, 10, 50, 30, 70),  # below it
        left("也印在此处", 2, 10, 20, 30, 40),  # more than was taken
        left("\ufffd", 2, 12, 22, 28, 38),
    ]  # fmt: skip
    bare = {**record, "unplaced": [there, *others]}
    item = Correction("titles[0].text", Op.CHANGE, record["titles"][0]["text"], "印在此处", anchor=BOX)
    assert corrected(bare, item)["unplaced"] == others
    typed = Correction("titles[0].text", Op.CHANGE, record["titles"][0]["text"], "印在此处")
    assert corrected(bare, typed)["unplaced"] == [there, *others]


def test_a_missing_title_is_added_and_no_longer_missed(record):
    missing = {"kind": "title-missing", "severity": "warning", "page": 0, "message": "no title found in en"}
    bare = dict(record, titles=record["titles"][:1], diagnostics=[{**missing, "source": None}])
    bare["alignment"] = {**record["alignment"], "title": None}
    made = corrected(bare, Correction("titles[en]", Op.ADD, None, {"lang": "en", "text": "On paper"}))
    assert made["titles"][-1]["text"] == "On paper"
    assert made["alignment"]["title"]
    assert "title-missing" not in {item["kind"] for item in made["diagnostics"]}


@pytest.mark.parametrize("given", ["纸桥；挠度", ["纸桥", "挠度"], {"lang": "zh", "keywords": ["纸桥", "挠度"]}])
def test_a_language_s_keywords_are_given_as_they_are_printed_or_as_a_list(given):
    made = shapes.filled(shapes.at({}, ("keywords", 0)), given, {}, "zh")
    assert [word["text"] for word in made["keywords"]] == ["纸桥", "挠度"]


def test_an_author_is_added_moved_and_removed(record):
    first, second = record["authors"][0]["printed"], record["authors"][1]["printed"]
    made = corrected(record, Correction("authors[1]", Op.ADD, first, "孟秋"))
    assert [item["printed"] for item in made["authors"]][:3] == [first, "孟秋", second]
    made = corrected(record, Correction("authors[0]", Op.MOVE, first, 1))
    assert [item["printed"] for item in made["authors"]][:2] == [second, first]
    made = corrected(record, Correction("authors[0]", Op.REMOVE, first))
    assert made["authors"][0]["printed"] == second
    assert len(made["authors"]) == len(record["authors"]) - 1


def test_a_reference_is_split_with_its_own_numbers(record):
    own = record["references"][0]
    texts = [
        "[1] 白露. 纸桥的重量[J]. 纸桥学报, 2030, 7(2): 11-19.",
        "[2] Frost A. Damp paper[J]. Bridges, 2029, 3: 1-4.",
    ]
    made = corrected(record, Correction("references[0]", Op.SPLIT, summary(own), texts))
    assert [item["label"] for item in made["references"][:2]] == ["[1]", "[2]"]
    assert made["references"][1]["citations"][0]["fields"]["source"] == "Bridges"
    assert len(made["references"]) == len(record["references"]) + 1


def test_a_paragraph_of_another_article_is_kept_apart(record):
    sec = next(at for at, node in enumerate(record["body"]) if node["content"] and node["content"][0]["type"] == "p")
    own = record["body"][sec]["content"][0]
    made = corrected(record, Correction(f"body[{sec}].content[0]", Op.NOT_OF_ARTICLE, summary(own)))
    assert own["text"] not in json.dumps(made["body"], ensure_ascii=False)
    assert {"label": "other-article", "text": own["text"]}.items() <= made["furniture"][-1].items()


def test_what_was_looked_at_is_the_editors_as_it_is(record):
    made = corrected(record, Correction("titles[zh]", Op.ACCEPT, summary(record["titles"][0])))
    assert made["titles"][0] == {**record["titles"][0], "source": made["titles"][0]["source"]}
    assert made["titles"][0]["source"]["rule"] == "editor.accepted"


def test_the_pairs_and_the_remarks_follow(record):
    made = change(record, "keywords[en].keywords[0].text", "paper bridge")
    assert made["alignment"]["abstract"] == record["alignment"]["abstract"]
    assert "paper bridge" in json.dumps(made["alignment"]["keywords"])
    made = corrected(record, Correction("keywords[en].keywords[0]", Op.REMOVE, record["keywords"][1]["keywords"][0]))
    assert "kwd-counts-differ" in {item["kind"] for item in made["diagnostics"]}


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (Correction("titles[zh].text", Op.CHANGE, "从前的题目", "新题目"), "stands there, not 从前的题目"),
        (Correction("titles[fr].text", Op.CHANGE, "x", "y"), "there is none in fr"),
        (Correction("nothing.here", Op.CHANGE, "x", "y"), "there is no nothing"),
        (Correction("a b", Op.CHANGE, "x", "y"), "is no address"),
        (Correction("references[999]", Op.REMOVE, "x"), "there are only"),
        (Correction("authors[0]", Op.ADD, "从前的作者", "孟秋"), "stands there, not 从前的作者"),
        (Correction("authors[0]", Op.ADD, None, ["孟秋", "林溪"]), "of another kind"),
        (Correction("references[0]", Op.ADD, None, 12), "of another kind"),
        (Correction("elocation_id", Op.ADD, None, ["e12"]), "of another kind"),
        (Correction("references", Op.ADD, None, "x"), "references is a list: references["),
        (Correction("titles[zh].text", Op.ADD, None, "x"), "something stands there, and it is no list"),
        (Correction("alignment.keywords[0].score", Op.CHANGE, 0.1, 1.0), "the program makes it of"),
        (Correction("references[0].citations[0].authors[0].surname", Op.CHANGE, "x", "y"), "the program makes it of"),
        (Correction("authors[0].source.page", Op.CHANGE, 1, "x"), "of another kind"),
        (Correction("journal", Op.CHANGE, None, "x"), "stands there, not nothing"),
        (Correction("format", Op.CHANGE, "duizhao-article/2", "other/1"), "not a result of this program"),
    ],
)
def test_what_does_not_fit_is_reported_and_not_made(record, item, why):
    done = applied(record, [item])
    assert done.stale == (item,)
    assert why in done.fresh[-1].message
    kind = "correction-impossible" if why == "of another kind" else "correction-stale"
    assert done.record["diagnostics"][-1]["kind"] == kind
    without = dict(done.record, diagnostics=record["diagnostics"])
    assert without == record


def test_a_value_of_another_kind_is_not_made(record):
    title = record["titles"][0]["text"]
    assert applied(record, [Correction("titles[zh].text", Op.CHANGE, title, 7)]).stale
    assert applied(record, [Correction("authors[0]", Op.ADD, None, {"lang": "zh", "made-up": 1})]).stale


def test_a_value_whose_place_has_shifted_is_found_again(record):
    second = record["authors"][1]["printed"]
    shorter = dict(record, authors=record["authors"][1:])
    shorter["alignment"] = {**record["alignment"], "authors": []}
    made = corrected(shorter, Correction("authors[1].printed", Op.CHANGE, second, "孟秋"))
    assert made["authors"][0]["printed"] == "孟秋"


def test_what_the_program_has_learnt_since_is_no_conflict(record):
    title = record["titles"][0]["text"]
    assert (
        corrected(record, Correction("titles[zh].text", Op.CHANGE, "从前的题目", title))["titles"][0]["text"] == title
    )


def test_a_remark_names_another_pdf(record):
    item = Correction("titles[zh].text", Op.CHANGE, "x", "y", pdf="aa")
    assert "the PDF is another one" in applied(record, [item], "bb").fresh[-1].message
    assert "the PDF is another one" not in applied(record, [item], "aa").fresh[-1].message


@pytest.mark.parametrize(
    ("pieces", "new", "made"),
    [
        ([("CO", {}), SUB], "H2O", [("H2O", {})]),
        ([("CO", {}), SUB, ("的量", {})], "CO2的多少", [("CO", {}), SUB, ("的多少", {})]),
        ([("见", {}), FIG], "参见图1", [("参见", {}), FIG]),
        ([("见", {}), FIG], "见图2", [("见", {}), ("图", {}), ("2", {})]),
        ([("a", {})], "", []),
    ],
)  # fmt: skip
def test_what_was_not_touched_keeps_how_it_is_set(pieces, new, made):
    found = reset([{"text": text, **style} for text, style in pieces], new)
    assert [(piece.pop("text"), piece) for piece in found] == made


@pytest.mark.parametrize("address", ["", "[0]", "titles..text", "titles[zh", "titles[-1]", "标题", "../etc"])
def test_what_is_no_address(address):
    with pytest.raises(NoSuchPlace):
        steps(address)


def test_the_file_comes_back_as_it_was():
    items = (
        Correction("titles[zh].text", Op.CHANGE, "旧", "新", "编者", "2030-01-02T03:04:05+00:00", "ab" * 32, BOX),
        Correction("references[3]", Op.SPLIT, "a b", ["a", "b"]),
    )
    own = Corrections(items, {"who": "编者", "when": "2030-01-02"})
    assert loads(dumps(own)) == own
    assert loads(dumps(Corrections())) == Corrections()


HEAD = b'{"format": "duizhao-corrections/1", "corrections": '


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format": "other/1"}',
        HEAD + b"7}",
        b"[" * 100_000,
    ],
)
def test_damaged_corrections_are_one_error(data):
    with pytest.raises(UnreadableResult):
        loads(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"[]", "all of it: wanted is {"),
        (b"{}", "format: wanted is"),
        (b'{"format": "duizhao-corrections/1"}', "corrections: wanted is a list"),
        (HEAD + b"{}}", "corrections: wanted is a list"),
    ],
)
def test_damaged_corrections_are_told_by_address_and_by_what_is_wanted(data, told):
    with pytest.raises(UnreadableResult, match=re.escape(f"damaged corrections: {told}")):
        loads(data)


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (7, "all of it: wanted is {"),
        ({"op": "accept"}, "address: wanted is a text"),
        ({"address": 1, "op": "add"}, "address: wanted is a text"),
        ({"address": "doi", "op": "burn"}, "op: wanted is one of change"),
        ({"address": "doi"}, "op: wanted is one of change"),
        ({"address": "doi", "op": "accept", "who": 7}, "who: wanted is a text"),
        ({"address": "doi", "op": "accept", "anchor": []}, "anchor: wanted is {"),
        ({"address": "doi", "op": "add", "anchor": {"text": "", "page": 1, "box": [1]}}, "anchor: wanted is {"),
    ],
)
def test_one_that_cannot_be_read_is_told_and_kept_and_the_others_are_made(record, bad, told):
    old = record["titles"][0]["text"]
    good = {"address": "titles[0].text", "op": "change", "old": old, "new": "纸桥受潮", "note": "第2版第1次"}
    file = {
        "format": "duizhao-corrections/1",
        "issue": "2030年第1期",
        "corrections": [good, bad, good | {"op": "accept"}],
    }
    read = loads(json.dumps(file).encode())
    done = applied(record, read.items)
    assert done.record["titles"][0]["text"] == "纸桥受潮"
    [remark] = [item for item in done.fresh if item.kind is Kind.CORRECTION_UNREAD]
    assert remark.message.startswith("corrections[1]: this correction cannot be read, and is left as it is: " + told)
    again = json.loads(dumps(read))
    assert (again["corrections"][1], again["issue"]) == (bad, "2030年第1期")
    assert again["corrections"][0].items() >= good.items()
    assert loads(dumps(read)) == read


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("keywords[zh][0]", "keywords[zh] is no list, but has keywords[zh].keywords[0]"),
        ("titles.text", "titles is a list: titles[0].text is that of its first one"),
        ("titles[zh].txt", "there is no titles[zh].txt, but titles[zh].lang, titles[zh].text"),
        ("authors[zh].email", "there are several in zh, told by their places: authors[0], authors[1]"),
        ("volume.text[0]", "volume.text is no list to take [0] of"),
        ("titel", "there is no titel"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_with_those_that_lead_on(record, address, told):
    with pytest.raises(NoSuchPlace, match=re.escape(told)):
        path(record, address)


README = (Path(__file__).parents[2] / "README.md").read_text("utf-8").partition("\n### Corrections\n")[2]


def test_the_example_of_readme_is_made(record):
    [item] = loads(README.partition("```json\n")[2].partition("```")[0].encode()).items
    before = json.loads(json.dumps(record))
    before["titles"][0] |= {"text": item.old, "main": item.old}
    assert corrected(before, item)["titles"][0]["text"] == item.new


ADDRESSES = re.findall(r"`([a-z_]+[.\[][^` ]*)`", README.partition("| value | address |")[2].partition("\n\n")[0])


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_address_of_readme_leads_to_a_value(record, address):
    assert len(ADDRESSES) > 15
    assert value(record, address)


def test_edits_in_the_json_become_corrections(record):
    edited = json.loads(json.dumps(record))
    edited["titles"][0]["text"] += "初探"
    edited["authors"].insert(1, {**edited["authors"][0], "printed": "孟秋", "surname": "孟", "given_names": "秋"})
    del edited["keywords"][0]["keywords"][0]
    edited["references"][0]["citations"][0]["text"] = "白露. 纸桥的重量[J]. 纸桥学报, 2030, 7(2): 11-19."
    made = corrected(record, *(each.item for each in differences(record, edited) if each.item))
    assert made["titles"][0]["text"] == edited["titles"][0]["text"]
    assert [item["printed"] for item in made["authors"]] == [item["printed"] for item in edited["authors"]]
    assert [k["text"] for k in made["keywords"][0]["keywords"]] == [
        k["text"] for k in edited["keywords"][0]["keywords"]
    ]
    assert made["references"][0]["citations"][0]["fields"]["volume"] == "7"
    assert list(differences(record, record)) == []


def listed(record: Any, *wanted: str) -> dict[str, Any]:
    """The record with these values listed for review."""
    own = {"field": "author", "reason": "has no mark", "confidence": 0.4, "page": None, "box": None}
    return {**record, "review": [{"address": address, **own} for address in wanted]}


def reviewed(record: Any, *items: Correction) -> list[str]:
    return [item["address"] for item in applied(record, items).record["review"]]


def test_what_was_looked_at_is_no_longer_listed_for_review(record):
    names = [item["printed"] for item in record["authors"]]
    own = listed(record, "authors[0]", "authors[1]", "titles[zh]")
    assert reviewed(own, Correction("authors[0].printed", Op.CHANGE, names[0], "孟秋")) == ["authors[1]", "titles[zh]"]
    assert reviewed(own, Correction("authors[1]", Op.ACCEPT, names[1])) == ["authors[0]", "titles[zh]"]
    assert reviewed(own, Correction("authors[0]", Op.REMOVE, names[0])) == ["authors[0]", "titles[zh]"]  # the second
    added = Correction("authors[0]", Op.ADD, None, "孟秋")
    assert reviewed(own, added) == ["authors[1]", "authors[2]", "titles[zh]"]


def test_what_was_missing_is_listed_until_it_is_there(record):
    bare = listed(dict(record, titles=record["titles"][:1]), "titles[en]")
    bare["alignment"] = {**record["alignment"], "title": None}
    assert reviewed(bare) == ["titles[en]"]
    assert reviewed(bare, Correction("titles[en]", Op.ADD, None, "A damp bridge")) == []


@pytest.mark.parametrize(
    ("address", "bare", "there"),
    [
        ("authors[en]", {"authors": 4}, {}),
        ("abstracts[en]", {"abstracts": 1}, {}),
        ("journal.titles", {}, {"journal": {"titles": []}}),
        ("year", {}, {"year": None}),
        ("references", {"references": 0}, {}),
    ],
)
def test_what_is_printed_nowhere_is_accepted_as_long_as_it_is_not_found(record, address, bare, there):
    missing = {key: record[key][:count] for key, count in bare.items()}
    missing |= {key: {**record[key], **own} if own else own for key, own in there.items()}
    own = {**listed(record, address, "titles[zh]"), **missing}
    own["alignment"] = {key: None if key == "title" else [] for key in record["alignment"]} | {
        "sentences": {"zh": [], "en": []}
    }
    right = Correction(address, Op.ACCEPT)
    assert reviewed(own) == [address, "titles[zh]"]
    done = applied(own, (right,))
    assert [item["address"] for item in done.record["review"]] == ["titles[zh]"]
    assert not done.stale
    assert not [item for item in done.record["diagnostics"] if item.get("address") == address]
    found = applied(listed(record, address), (right,))
    assert found.stale == (right,)
    assert "stands there, not nothing" in found.fresh[-1].message


def test_what_is_printed_nowhere_may_be_found_by_an_editor_afterwards(record):
    bare = listed({**record, "year": None}, "year")
    done = applied(bare, (Correction("year", Op.ACCEPT), Correction("year", Op.CHANGE, None, "2021")))
    assert (done.stale, done.record["year"]["text"], done.record["review"]) == ((), "2021", [])


def test_an_item_of_the_language_put_into_its_list_is_no_contradiction():
    own = {"titles": [{"lang": "zh", "text": "纸桥"}, {"lang": "en", "text": "Bridges"}]}
    right, added = Correction("titles[en]", Op.ACCEPT), Correction("titles[1]", Op.ADD, None, own["titles"][1])
    assert [item for item, _ in absent.found(own, (right,))] == [right]
    assert not list(absent.found(own, (right, added)))
    other = Correction("titles[0]", Op.ADD, None, own["titles"][0])
    assert [item for item, _ in absent.found(own, (right, other))] == [right]


@pytest.mark.parametrize("address", ["../etc", "nothing", "authors[99]", "year[zh]", "clc[0].text[en]"])
def test_nothing_is_accepted_where_nothing_could_stand(record, address):
    right = Correction(address, Op.ACCEPT)
    assert applied(record, (right,)).stale == (right,)


def test_a_pair_of_sentences_is_accepted_as_long_as_it_is_one(record):
    pair = record["alignment"]["abstract"][1]
    own = listed(record, "alignment.abstract[1]")
    right = Correction("alignment.abstract[1]", Op.ACCEPT, f"{pair['zh']} | {pair['en']}")
    assert reviewed(own) == ["alignment.abstract[1]"]
    assert reviewed(own, right) == []
    text = record["abstracts"][0]["sections"][0]["text"]
    other = Correction("abstracts[0].sections[0].text", Op.CHANGE, text, text.replace(pair["zh"], "纸桥受潮。"))
    done = applied(own, (right, other))
    assert done.stale == (right,)
    assert "these sentences are no pair" in done.fresh[-1].message


def test_a_language_is_given_its_keywords_as_they_are_printed(record):
    bare = dict(record, keywords=record["keywords"][:1])
    bare["alignment"] = {**record["alignment"], "keywords": []}
    made = corrected(bare, Correction("keywords[en]", Op.ADD, None, "paper bridge; damp paper, sag"))
    assert [item["text"] for item in made["keywords"][1]["keywords"]] == ["paper bridge", "damp paper", "sag"]


@pytest.mark.parametrize("address", ["titles[0].text", "authors[0].printed", "keywords[zh].keywords[0].text"])
def test_a_value_is_not_put_right_by_nothing(record, address):
    done = applied(record, (Correction(address, Op.CHANGE, summary(value(record, address)), " "),))
    assert len(done.stale) == 1
    assert value(done.record, address) == value(record, address)


def pairs_of(record: dict[str, Any], name: str) -> list[tuple[Any, Any]]:
    return [(pair["zh"], pair["en"]) for pair in record["alignment"][name]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_when_a_keyword_is_taken_away_the_others_keep_their_partners(record, lang):
    before = pairs_of(record, "keywords")
    word = record["keywords"][0 if lang == "zh" else 1]["keywords"][1]["text"]
    made = corrected(record, Correction(f"keywords[{lang}].keywords[1]", Op.REMOVE, word))
    assert pairs_of(made, "keywords") == [pair for pair in before if word not in pair]


def test_a_keyword_that_is_added_changed_or_moved_leaves_the_other_pairs(record):
    before, words = pairs_of(record, "keywords"), [item["text"] for item in record["keywords"][0]["keywords"]]
    made = corrected(record, Correction("keywords[zh].keywords[1]", Op.ADD, words[0], "纸桥"))
    assert set(before) <= set(pairs_of(made, "keywords"))
    made = corrected(record, Correction("keywords[zh].keywords[1].text", Op.CHANGE, words[1], "纸桥"))
    assert pairs_of(made, "keywords") == [("纸桥", en) if zh == words[1] else (zh, en) for zh, en in before]
    made = corrected(record, Correction("keywords[zh].keywords[0]", Op.MOVE, words[0], 2))
    assert set(pairs_of(made, "keywords")) == set(before)


def test_when_a_sentence_is_put_right_the_others_keep_their_partners(record):
    before = pairs_of(record, "abstract")
    text = record["abstracts"][0]["sections"][0]["text"]
    own = Correction("abstracts[0].sections[0].text", Op.CHANGE, text, text.replace(before[1][0], "纸桥受潮。"))
    assert pairs_of(corrected(record, own), "abstract") == [("纸桥受潮。", en) if zh == before[1][0] else (zh, en)
                                                           for zh, en in before]  # fmt: skip


def tie(zh: list[str], en: list[str]) -> Correction:
    return Correction("alignment.abstract", Op.TIE, None, {"zh": zh, "en": en})


def test_sentences_are_tied_by_hand_and_parted(record):
    zh, en = ([item["text"] for item in record["alignment"]["sentences"][lang]] for lang in ("zh", "en"))
    crossed = corrected(record, tie([zh[0]], [en[1]]), tie([zh[1]], [en[0]]))
    assert pairs_of(crossed, "abstract")[:2] == [(zh[0], en[1]), (zh[1], en[0])]
    assert crossed["alignment"]["abstract"][0]["evidence"] == ["editor"]
    alone = corrected(record, tie([zh[0]], []))
    assert pairs_of(alone, "abstract")[:2] in ([(zh[0], ""), ("", en[0])], [("", en[0]), (zh[0], "")])
    two = corrected(record, tie([zh[0], zh[1]], [en[0]]))
    assert (zh[0] + zh[1], en[0]) in pairs_of(two, "abstract")
    assert ("", en[1]) in pairs_of(two, "abstract")
    back = (tie([zh[0]], [en[0]]), tie([zh[1]], [en[1]]))
    again = corrected(record, tie([zh[0]], [en[1]]), tie([zh[1]], [en[0]]), *back)
    assert pairs_of(again, "abstract") == pairs_of(record, "abstract")


@pytest.mark.parametrize(
    "item",
    [
        tie(["没有的句子"], []),
        tie([], []),
        Correction("titles[zh].text", Op.TIE, None, {"zh": ["a"], "en": []}),
        Correction("alignment.abstract", Op.TIE, None, "纸桥"),
        Correction("alignment.abstract", Op.TIE, None, {"zh": 3, "en": [{}]}),
    ],
)
def test_a_tie_of_sentences_that_are_not_there_is_told_and_not_made(record, item):
    done = applied(record, (item,))
    assert done.stale == (item,)
    assert done.record["alignment"] == record["alignment"]


def test_a_pair_made_by_hand_is_no_longer_listed_for_review(record):
    pair = record["alignment"]["abstract"][1]
    own = listed(record, "alignment.abstract[1]")
    assert reviewed(own, tie([pair["zh"]], [pair["en"]])) == []
