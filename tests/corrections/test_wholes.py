"""Values as the JSON holds them are new values too, and what has parts is parted anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.corrections import edit, wholes
from pipeline.corrections.address import path
from pipeline.corrections.apply import applied
from pipeline.corrections.correction import Correction, Op, summary
from pipeline.corrections.edits import edits
from pipeline.corrections.throughout import throughout
from pipeline.write import jats

Json = Any
SHOWN = ("titles", "authors", "affiliations", "abstracts", "keywords", "clc", "history", "awards", "funding_statements")
SHOWN += ("self_citations", "notes", "body", "footnotes", "ack", "back_notes", "references", "journal", "permissions")
SHOWN += ("doi", "publisher_id", "document_code", "year", "month", "volume", "issue", "fpage", "lpage", "category")


def value(record: Json, address: str) -> Json:
    for key in path(record, address):
        record = record[key]
    return record


def objects(own: Json, at: str) -> Iterator[tuple[str, Json]]:
    """(address, value) of each object and list below a place, of long lists the first two items."""
    if isinstance(own, dict | list) and own:
        yield at, own
    if isinstance(own, dict):
        for key, inner in own.items():
            if key not in ("source", "parts", "fields", "inline") and (key != "authors" or at == ""):
                yield from objects(inner, f"{at}.{key}".removeprefix("."))
    elif isinstance(own, list):
        for place, inner in enumerate(own[:2]):
            yield from objects(inner, f"{at}[{place}]")


def without_sources(own: Json) -> Json:
    if isinstance(own, dict):
        return {key: without_sources(inner) for key, inner in own.items() if key not in ("source", "field_confidence")}
    return list(map(without_sources, own)) if isinstance(own, list) else own


@pytest.mark.parametrize("bare", [False, True], ids=["whole", "without sources"])
@pytest.mark.parametrize("key", SHOWN)
def test_what_the_json_holds_at_an_address_may_be_put_there(record, key, bare):
    for address, own in objects(record[key], key):
        given = without_sources(own) if bare else own
        done = applied(record, [Correction(address, Op.CHANGE, own, given)])
        assert not done.stale, (address, done.left[0].message)
        assert without_sources(value(done.record, address)) == without_sources(own)


@pytest.mark.parametrize("key", ["titles", "authors", "affiliations", "abstracts", "keywords", "awards", "references"])
def test_so_it_may_be_added(record, key):
    """Here to a list in which the first item stands by now."""
    first = record[key][0]
    bare = {**record, key: record[key][1:], "alignment": {**record["alignment"], "title": None}}
    bare["alignment"] |= {name: [] for name in ("keywords", "authors", "affiliations", "abstract")}
    bare["alignment"] |= {"sentences": {"zh": [], "en": []}}
    for given in (first, without_sources(first)):
        done = applied(bare, [Correction(f"{key}[0]", Op.ADD, None, given)])
        assert not done.stale, done.left[0].message
        assert without_sources(done.record[key][0]) == without_sources(first)


@pytest.mark.parametrize(
    "given",
    [
        {"lang": "zh", "keywords": [{"text": "纸桥"}, {"text": "挠度"}]},
        {"keywords": ["纸桥", "挠度"]},
        ["纸桥", "挠度"],
        [{"text": "纸桥"}, "挠度"],
        "纸桥；挠度",
    ],
)
@pytest.mark.parametrize("op", [Op.ADD, Op.CHANGE])
def test_a_group_of_keywords_is_taken_in_each_of_its_forms(record, given, op):
    old = record["keywords"][0]
    start = {**record, "keywords": record["keywords"][1:]} if op is Op.ADD else record
    start = {**start, "alignment": {**record["alignment"], "keywords": []}}
    address = "keywords[0]" if op is Op.CHANGE else "keywords[zh]"
    before = summary(old) if op is Op.CHANGE else summary(record["keywords"][1])
    done = applied(start, [Correction(address, op, before, given)])
    assert not done.stale, done.left[0].message
    made = value(done.record, "keywords[zh]")
    assert [word["text"] for word in made["keywords"]] == ["纸桥", "挠度"]
    assert all(word["source"]["box"] for word in made["keywords"])


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("online 2021-03-04", ("online", "2021-03-04")),
        ("accepted: 2021-03", ("accepted", "2021-03")),
        ("录用日期：2021年3月4日", ("accepted", "2021-03-04")),
        ("Available online 4 March 2021", ("online", "2021-03-04")),
        ({"type": "pub", "date": "2021"}, ("pub", "2021")),
    ],
)
def test_a_date_is_given_with_its_kind(record, given, made):
    own = record["history"]
    done = applied(record, [Correction(f"history[{len(own)}]", Op.ADD, own[-1]["date"], given)])
    assert not done.left
    assert (done.record["history"][-1]["type"], done.record["history"][-1]["date"]) == made


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("2021-03-04", ("received", "2021-03-04")),
        ("录用日期：2021年3月4日", ("accepted", "2021-03-04")),
        ({"type": "pub"}, ("pub", "2020-09-14")),
        ("last spring", ("received", "2020-09-14")),  # which is none
    ],
)
def test_a_date_is_put_right_with_its_kind_or_without(record, given, made):
    own = applied(record, [Correction("history[0]", Op.CHANGE, "2020-09-14", given)]).record["history"][0]
    assert (own["type"], own["date"]) == made


@pytest.mark.parametrize("given", ["2021-03-04", "seen 2021-03-04", "received 2021-02-30", {"date": "2021-03-04"}])
def test_a_date_of_no_kind_is_refused(record, given):
    own = record["history"]
    [told] = applied(record, [Correction(f"history[{len(own)}]", Op.ADD, own[-1]["date"], given)]).left
    assert told.kind.name == "CORRECTION_IMPOSSIBLE"
    assert "it is written as received 2020-02-29" in told.message


def test_of_an_object_some_keys_are_enough(record):
    name, text = record["authors"][0]["printed"], record["affiliations"][0]["text"]
    given = {"email": "who@example.org", "orcid": "0000-0002-1825-0097"}
    own = applied(record, [Correction("authors[0]", Op.CHANGE, name, given)]).record["authors"][0]
    assert own | given == own
    assert own["printed"] == name
    own = applied(record, [Correction("affiliations[0]", Op.CHANGE, text, {"label": "9"})]).record["affiliations"][0]
    assert (own["label"], own["text"], own["city"]) == ("9", text, record["affiliations"][0]["city"])


def test_parts_given_without_their_text_put_the_text_right(record):
    old = value(record, "titles[zh]")["text"]
    done = applied(
        record,
        [
            Correction("titles[zh]", Op.CHANGE, old, {"main": "纸桥", "subtitle": "试验"}),
            Correction("references[0].citations[0]", Op.CHANGE, record["references"][0]["citations"][0],
                       {"fields": {"year": "2017"}}),
        ],
    )  # fmt: skip
    assert not done.left
    title, work = value(done.record, "titles[zh]"), done.record["references"][0]["citations"][0]
    assert (title["text"], title["main"], title["subtitle"]) == ("纸桥——试验", "纸桥", "试验")
    assert work["fields"]["year"] == "2017"
    assert "2017" in work["text"]


def test_parts_of_a_name_and_of_an_address_are_put_right_in_what_is_printed(record):
    person, place = record["authors"][0], record["affiliations"][0]
    items = [
        Correction("authors[0]", Op.CHANGE, person["printed"], {"surname": "卢"}),
        Correction("affiliations[0]", Op.CHANGE, place["text"], {"institution": "远山大学", "postal_code": "453001"}),
    ]
    made = applied(record, items).record
    assert made["authors"][0]["printed"] == person["printed"].replace(person["surname"], "卢")
    assert {"远山大学", "453001"} <= {made["affiliations"][0][key] for key in ("institution", "postal_code")}
    assert place["institution"] not in made["affiliations"][0]["text"]
    assert "453001" in made["affiliations"][0]["text"]


def test_a_name_that_was_cut_in_the_wrong_place_stays_as_it_is_printed(record):
    old = {**record["authors"][0], "printed": "Ada Example", "surname": "Ada Example", "given_names": ""}
    start = {**record, "authors": [old, *record["authors"][1:]]}
    given = {"surname": "Example", "given_names": "Ada"}
    for items in (
        [Correction("authors[0]", Op.CHANGE, "Ada Example", given)],
        [Correction(f"authors[0].{key}", Op.CHANGE, old[key], text) for key, text in given.items()],
    ):
        made = applied(start, items).record["authors"][0]
        assert {key: made[key] for key in ("printed", *given)} == {"printed": "Ada Example", **given}


def test_a_text_and_parts_that_say_two_things_are_refused(record):
    given = {"text": "甲——乙", "main": "丙", "subtitle": "丁"}
    item = Correction("titles[zh]", Op.CHANGE, value(record, "titles[zh]")["text"], given)
    assert "two things" in applied(record, [item]).left[0].message


def test_a_text_given_with_the_pieces_of_the_old_one_is_the_new_one(record):
    old = record["references"][0]["citations"][0]
    done = applied(
        record, [Correction("references[0].citations[0]", Op.CHANGE, old, {**old, "text": "白露. 纸桥[M]."})]
    )
    assert done.record["references"][0]["citations"][0]["text"] == "白露. 纸桥[M]."


# What has parts


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("zh", "远山大学 桥梁学院，某省 远山 100001", ("远山大学 桥梁学院", "某省 远山", "100001", "")),
        ("zh", "远山大学桥梁学院", ("远山大学桥梁学院", "", "", "")),
        ("zh", "远山大学桥梁学院，远山１０００００", ("远山大学桥梁学院", "远山", "１０００００", "")),
        (
            "en",
            "School of Bridges, Example University, Faraway 100001, China",
            ("School of Bridges, Example University", "Faraway", "100001", "China"),
        ),
        ("en", "Example University", ("Example University", "", "", "")),
        (
            "zh",
            "1 远山大学附属医院呼吸科 (100001)",
            ("远山大学附属医院呼吸科", "", "100001", ""),
        ),  # the mark is no name
        ("zh", "2. 远山大学附属医院，远山 100001", ("远山大学附属医院", "远山", "100001", "")),
        ("zh", "②远山大学附属医院，远山 100001", ("远山大学附属医院", "远山", "100001", "")),
        ("zh", "81 医院，远山 100001", ("81 医院", "远山", "100001", "")),  # the number is of the name
    ],
)
def test_the_parts_of_an_address_are_those_of_the_new_one(record, lang, text, parts):
    place = next(at for at, own in enumerate(record["affiliations"]) if own["lang"] == lang)
    for given in (text, {"text": text}):
        old = record["affiliations"][place]["text"]
        done = applied(record, [Correction(f"affiliations[{place}]", Op.CHANGE, old, given)])
        made = done.record["affiliations"][place]
        assert (made["text"], tuple(made[key] for key in ("institution", "city", "postal_code", "country"))) == (
            text,
            parts,
        )
        assert f"<institution>{parts[0]}</institution>" in jats.article(done.article).decode()


def test_a_part_that_was_misread_is_put_right_in_the_address_too(record):
    old = record["affiliations"][0]
    done = applied(record, [Correction("affiliations[0].city", Op.CHANGE, old["city"], "远山")])
    made = done.record["affiliations"][0]
    assert made["text"] == old["text"].replace(old["city"], "远山")
    assert "<city>远山</city>" in jats.article(done.article).decode()
    short = old["institution"][:4]  # it was cut in the wrong place
    done = applied(record, [Correction("affiliations[0].institution", Op.CHANGE, old["institution"], short)])
    assert (done.record["affiliations"][0]["text"], done.record["affiliations"][0]["institution"]) == (
        old["text"],
        short,
    )


ZH, EN = ("titles[0].text", "纸桥的挠度——以旧报纸为例"), ("titles[1].text", "Paper bridges: a study of old newspapers")


@pytest.mark.parametrize(
    ("start", "address", "new", "made"),
    [
        (ZH, "titles[0].text", "纸桥的弯度——以旧报纸为例", ("纸桥的弯度", "以旧报纸为例")),
        (ZH, "titles[0].text", "纸桥的挠度——以新报纸为例", ("纸桥的挠度", "以新报纸为例")),
        (ZH, "titles[0].text", "纸桥的弯度", ("纸桥的弯度", "")),
        (ZH, "titles[0]", {"text": "纸桥的弯度"}, ("纸桥的弯度", "")),
        (ZH, "titles[0].main", "纸桥的弯度", ("纸桥的弯度", "以旧报纸为例")),
        (ZH, "titles[0].subtitle", "以新报纸为例", ("纸桥的挠度", "以新报纸为例")),
        (ZH, "titles[0].subtitle", None, ("纸桥的挠度", "")),
        (EN, "titles[1].text", "Paper bridges: a look at old papers", ("Paper bridges", "a look at old papers")),
        (EN, "titles[1].text", "Bridges: a study of old newspapers", ("Bridges", "a study of old newspapers")),
        (EN, "titles[1].text", "Other words: of another title", ("Other words: of another title", "")),
    ],
)
def test_a_title_is_parted_anew(record, start, address, new, made):
    before = json.loads(json.dumps(record))
    place, whole = int(start[0][7]), start[1]
    main, _, subtitle = whole.partition("——" if place == 0 else ": ")
    before["titles"][place] |= {"text": whole, "main": main, "subtitle": subtitle}
    op = Op.CHANGE if new is not None else Op.REMOVE
    done = applied(before, [Correction(address, op, summary(value(before, address)), new)])
    assert not done.stale, done.left[0].message
    own = done.record["titles"][place]
    assert (own["main"], own["subtitle"]) == made
    assert own["text"] == ("——" if place == 0 else ": ").join(filter(None, made))


def test_an_abstract_keeps_the_sections_that_its_new_text_names():
    old = [{"title": "目的", "text": "甲。"}, {"title": "结论", "text": "乙。"}]
    made = wholes.of_abstract("目的 甲丙。 结论 乙。", "zh", old)
    assert made == [{"title": "目的", "text": "甲丙。"}, {"title": "结论", "text": "乙。"}]
    assert wholes.of_abstract("甲丙。乙。", "zh", old) == [{"title": "", "text": "甲丙。乙。"}]


def test_a_cell_a_formula_and_rights_leave_nothing_of_the_old_ones_behind():
    assert wholes.with_value({"text": "1.5", "printed": "１．５"}, "text", "2.5") == {"text": "2.5"}
    rights = {"statement": {"text": "© 2030 甲学会"}, "year": "2030", "holder": "甲学会", "license_url": ""}
    made = wholes.with_rights(rights, "statement", "© 2031 乙学会")
    assert (made["year"], made["holder"]) == ("2031", "乙学会")


def test_the_address_that_an_old_licence_named_goes_with_it():
    old, own = "https://creativecommons.org/licenses/by/4.0/", {"lang": "en", "source": {}}
    rights = {"license": {"text": f"CC BY ({old})", **own}, "license_url": old}
    item = Correction("permissions.license.text", Op.CHANGE, f"CC BY ({old})", "All rights reserved")
    made = edit.made({"permissions": rights}, item)["permissions"]
    assert (made["license"]["text"], made["license_url"]) == ("All rights reserved", "")


def test_a_word_put_right_throughout_is_put_right_in_the_whole_and_so_in_its_parts(record):
    old = record["affiliations"][0]["institution"][:2]
    items = list(throughout(record, old, "远山"))
    done = applied(record, items)
    assert not done.stale
    assert not any(item.address.endswith("institution") for item in items)
    assert done.record["affiliations"][0]["institution"].startswith("远山")


@pytest.mark.parametrize("address", ["references[0]", "authors[0]"])
def test_what_is_split_into_lists_is_not_made(record, address):
    old = summary(value(record, address))
    item = Correction(address, Op.SPLIT, old, [["甲", "乙"], ["丙"]])
    assert "of another kind" in applied(record, [item]).left[0].message


def test_parts_that_were_changed_by_hand_with_their_text_are_as_they_were_put_there(record):
    after = json.loads(json.dumps(record))
    own = {
        "text": "远山大学 近水校区 某国",
        "institution": "远山大学",
        "city": "近水校区",
        "postal_code": "",
        "country": "某国",
    }
    after["affiliations"][0] |= own
    found = edits(record, json.dumps(after).encode())
    assert found.refused == ()
    made = applied(record, found.items).record["affiliations"][0]
    assert {key: made[key] for key in own} == own


def test_what_no_text_makes_is_corrected_part_by_part(record):
    item = Correction("journal", Op.CHANGE, record["journal"], "纸桥学报")
    assert "one by one" in applied(record, [item]).left[0].message


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("Q57", ("jel", "Q57")),
        ("03.67.-a", ("pacs", "03.67.-a")),
        ({"text": "60J65"}, ("msc", "60J65")),
        ({"text": "790.2610"}, ("gbt13745", "790.2610")),
        ({"scheme": "jel", "text": "Z"}, ("jel", "Z")),
    ],
)
def test_a_code_of_a_classification_is_told_by_its_form(record, given, made):
    done = applied(record, [Correction("class_codes[0]", Op.ADD, None, given)])
    assert not done.stale, done.left[0].message
    [code] = done.record["class_codes"]
    assert (code["scheme"], code["text"]) == made


def test_a_result_of_an_older_version_takes_what_it_has_no_key_for(record):
    old = {key: own for key, own in record.items() if key != "class_codes"}
    item = Correction("class_codes[0]", Op.ADD, None, "Q57")
    assert [own["text"] for own in applied(old, [item]).record["class_codes"]] == ["Q57"]
    given = {**old, "class_codes": [{"scheme": "jel", "text": "Q57"}]}
    assert [own.address for own in edits(old, json.dumps(given).encode()).items] == ["class_codes[0]"]


def test_a_copy_of_another_version_takes_nothing_out_that_it_does_not_know(record):
    own = applied(record, [Correction("class_codes[0]", Op.ADD, None, "Q57")]).record
    copy = {key: value for key, value in own.items() if key != "class_codes"}
    assert [item.op for item in edits(own, json.dumps(copy).encode()).items] == [Op.REMOVE]
    copy |= {"producer": {"version": "0.0.1", "settings": "default"}}
    assert not edits(own, json.dumps(copy).encode()).items


def test_a_code_put_right_is_of_the_classification_that_its_form_tells(record):
    own = Correction("class_codes[0]", Op.ADD, None, "60J65")
    jel = Correction("class_codes[0].text", Op.CHANGE, "60J65", "Q57")
    odd = Correction("class_codes[0]", Op.CHANGE, "Q57", "Q")
    done = applied(record, [own, jel, odd])
    assert [(code["scheme"], code["text"]) for code in done.record["class_codes"]] == [("jel", "Q")]


@pytest.mark.parametrize("given", ["纸桥", {"text": "纸桥"}])
def test_a_code_of_no_known_classification_is_given_with_its_scheme(record, given):
    done = applied(record, [Correction("class_codes[0]", Op.ADD, None, given)])
    assert [remark.kind.name for remark in done.left] == ["CORRECTION_IMPOSSIBLE"]
    assert "its scheme is given with it" in done.left[0].message
