"""Values of the JSON by their addresses."""

import json as stdlib_json

import jsonschema

from pipeline.model.article import Article
from pipeline.model.source import Confidence
from pipeline.model.trust import Trust
from pipeline.model.walk import walk
from pipeline.write import json
from pipeline.write.schema import schema


def test_each_value_has_an_address_of_its_own(rich: Article) -> None:
    found = [at.address for at in walk(rich)]
    assert len(found) == len({*found})
    assert {"titles[zh]", "keywords[en].keywords[1]", "authors[0]", "references[0]", "doi"} <= {*found}
    assert found.index("titles[zh]") < found.index("references[0]")


def test_a_measured_confidence_takes_the_place_of_the_rule_s_own(rich: Article) -> None:
    measured = {"titles[zh]": Confidence(0.4, ("the running head has another title",))}
    record = stdlib_json.loads(json.article(rich, trust=Trust(measured)))
    jsonschema.validate(record, stdlib_json.loads(schema()))
    zh, en = record["titles"]
    assert (zh["source"]["confidence"], zh["source"]["reasons"]) == (0.4, ["the running head has another title"])
    assert (en["source"]["confidence"], "reasons" in en["source"]) == (0.98, False)
