"""From signs to a share, and from shares to what a person should look at."""

from dataclasses import replace

import pytest

from pipeline.model.article import Leftover
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.trust import trust
from pipeline.trust.scale import Family, Scale, curve, measured
from pipeline.trust.value import Sign, Value
from pipeline.trust.values import values

from .made import ARTICLE, EN, person, source, with_front

CURVE = ((-2.0, 0.0, 3.0), (0.1, 0.5, 0.98))
SCALE = Scale({"titles": Family(3.0, {"unread": -4.0, "used": 1.0}, "front")}, {"front": CURVE}, {})


def title(*signs: Sign) -> Value:
    return Value("titles[zh]", "titles", "", None, None, signs)


@pytest.mark.parametrize(("at", "share"), [(-9, 0.1), (-2, 0.1), (-1, 0.3), (0, 0.5), (3, 0.98), (9, 0.98)])
def test_a_curve_is_straight_between_its_points_and_level_beyond(at: float, share: float) -> None:
    assert curve(CURVE, at) == pytest.approx(share)


def test_a_sign_lowers_the_share_and_gives_the_reason() -> None:
    plain, spoilt = (SCALE.confidence(title(*s)) for s in [(), (Sign("unread", 1.0, "cannot be read"),)])
    assert plain.share == pytest.approx(0.98)
    assert plain.reasons == ()
    assert spoilt.share == pytest.approx(0.3)
    assert spoilt.reasons == ("cannot be read",)


def test_what_speaks_for_a_value_is_no_reason_against_it() -> None:
    assert SCALE.confidence(title(Sign("used", 1.0, "stands elsewhere too", good=True))).reasons == ()


def test_what_is_said_of_a_value_itself_comes_before_what_its_page_says_of_all() -> None:
    scale = Scale({"titles": Family(3.0, {"page-layer": -4.0, "unread": -1.0}, "front")}, {"front": CURVE}, {})
    page = Sign("page-layer", words="its page is a picture", shared=True)
    found = scale.confidence(title(page, Sign("unread", words="cannot be read")))
    assert found.reasons == ("cannot be read", "its page is a picture")


def test_a_share_moves_along_its_curve() -> None:
    assert SCALE.moved("titles", 0.3, 1.0) == pytest.approx(0.5)
    assert SCALE.moved("titles", 0.1, 9.0) == pytest.approx(0.98)


def test_the_table_knows_every_family_and_its_curves_rise() -> None:
    scale = measured()
    assert {value.family for value in values(ARTICLE, [])} <= {*scale.families}
    for xs, ys in scale.curves.values():
        assert list(xs) == sorted({*xs})
        assert list(ys) == sorted(ys)
        assert 0 < ys[0] <= ys[-1] < 1
    assert all(0 < cut < 1 for cut in scale.cuts.values())


def test_no_sign_against_a_value_makes_it_surer() -> None:
    scale = measured()
    for value in values(ARTICLE, []):
        for sign in value.signs:
            worth = scale.worth(value.family, sign)
            assert sign.name.startswith("is-") or (worth >= 0 if sign.good else worth <= 0), (value.family, sign.name)


def test_a_spoilt_author_is_surely_less_sure_and_asks_for_a_look() -> None:
    printed = "et al. 12 Example Road, moss@example.org"  # the by-line has run into an address
    spoilt = person(EN, "Et", "al. 12 Example Road, moss@example.org", printed, 320)
    article = with_front(contribs=(*ARTICLE.front.contribs[:3], spoilt))
    sound, doubted = trust(ARTICLE, []), trust(article, [])
    assert doubted.confidences["authors[3]"].share < sound.confidences["authors[3]"].share
    assert doubted.front.share < sound.front.share
    (listed,) = [doubt for doubt in doubted.review if doubt.address == "authors[3]"]
    assert (listed.source.page, listed.field) == (1, "author")
    assert listed.reason


def test_what_is_missing_is_listed_where_it_would_stand() -> None:
    missing = Diagnostic(Kind.ONE_LANGUAGE, details={"field": "title", "lang": "zh"})
    article = replace(ARTICLE, front=replace(ARTICLE.front, titles=ARTICLE.front.titles[:1]))
    listed = trust(article, [missing], review_at=1.0).review
    assert ("titles[en]", "title: found in zh only") in {(doubt.address, doubt.reason) for doubt in listed}


def test_a_list_of_which_nothing_was_found_is_listed_though_the_front_matter_is_sound() -> None:
    missing = Diagnostic(Kind.REFS_MISSING, details={"heading": "参考文献"})
    (listed,) = [doubt for doubt in trust(ARTICLE, [missing]).review if doubt.address == "references"]
    assert (listed.field, listed.reason) == ("missing", "no reference found, though 参考文献 is printed")
    assert [doubt for doubt in trust(ARTICLE, []).review if doubt.address == "references"] == []


def test_the_cut_is_set_by_the_user() -> None:
    front = {"title", "author", "affiliation", "abstract", "keyword", "missing"}
    assert [doubt for doubt in trust(ARTICLE, [], review_at=0.0001).review if doubt.field in front] == []
    assert [doubt for doubt in trust(ARTICLE, [], review_at=1.0).review if doubt.field in front]


@pytest.mark.parametrize(
    ("text", "label", "missed"),
    [
        ("纸飞机大赛" * 10, "unplaced", True),
        ("纸飞机大赛" * 10, "fig-text", False),
        ("责任编辑 " + "王小飞 " * 20, "history", False),
        ("http://kns.example.net/kcms/detail/" + "1" * 40, "history", False),
        ("见 http://kns.example.net/kcms/detail/" + "1" * 40 + " 的附录", "history", True),
    ],
)
def test_text_that_no_field_can_have_missed_is_no_doubt(text: str, label: str, missed: bool) -> None:
    article = replace(ARTICLE, leftovers=(Leftover(label, text, source(60)),))
    signs = {sign.name for value in values(article, []) for sign in value.signs}
    assert ("unplaced" in signs) is missed
