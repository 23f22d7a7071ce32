"""Each author once: what both by-lines print of one person."""

from __future__ import annotations

from pipeline.model.article import Article, Contrib
from pipeline.model.lang import Lang
from pipeline.write.json.values import Json


def persons(article: Article) -> list[Json]:
    """One entry a person or body: in the order of the Chinese by-line, then who is printed in English alone.

    Two by-lines are one person where the alignment ties them, one to one; what either says of the person is in it.
    """
    zh, en = (article.front.byline(lang) for lang in (Lang.ZH, Lang.EN))
    tied = {link.zh[0]: link.en[0] for link in article.alignment.authors if len(link.zh) == len(link.en) == 1}
    tied = {one: other for one, other in tied.items() if one in range(len(zh)) and other in range(len(en))}
    pairs: list[tuple[int | None, int | None]] = [(place, tied.get(place)) for place in range(len(zh))]
    alone = sorted(set(range(len(en))) - set(tied.values()))
    pairs += [(None, place) for place in alone]
    return [_person(zh, en, *pair) for pair in pairs]


def _person(zh: tuple[Contrib, ...], en: tuple[Contrib, ...], at_zh: int | None, at_en: int | None) -> Json:
    hanzi = None if at_zh is None else zh[at_zh]
    latin = None if at_en is None else en[at_en]
    both = [contrib for contrib in (hanzi, latin) if contrib is not None]
    return {
        "zh": None if hanzi is None else f"{hanzi.name.surname}{hanzi.name.given_names}" or hanzi.name.printed,
        "en": None if latin is None else _latin(latin),
        "corresp": any(contrib.corresp for contrib in both),
        "email": next((contrib.email for contrib in both if contrib.email), ""),
        "orcid": next((contrib.orcid for contrib in both if contrib.orcid), ""),
        "collab": any(contrib.collab for contrib in both),
        "zh_index": at_zh,
        "en_index": at_en,
    }


def _latin(contrib: Contrib) -> Json:
    return {"surname": contrib.name.surname or contrib.name.printed, "given": contrib.name.given_names}
