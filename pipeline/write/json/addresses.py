"""Where a value stands in an article's JSON, the same each time: `titles[zh]`, `references[12].citations[0]`.

An item of a list that has one item a language is named by its language, any other by its 0-based place.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.source import Confidence
from pipeline.write.json.values import Json, share


def addresses(value: Json, at: str = "") -> Iterator[str]:
    """The address of each value that says where it is printed, in printed order."""
    if isinstance(value, Mapping) and value.get("source") is not None:
        yield at
    for address, item in _inside(value, at):
        yield from addresses(item, address)


def measured(value: Json, confidences: Mapping[str, Confidence], at: str = "") -> Json:
    """The value with these confidences, each at its address, in place of what the rules say of themselves."""
    inner = dict(_inside(value, at))
    if isinstance(value, Mapping):
        found = {key: measured(inner[_key(at, key)], confidences, _key(at, key)) for key in value}
        own, source = confidences.get(at), found.get("source")
        if own is not None and isinstance(source, Mapping):
            told: dict[str, Json] = {"confidence": share(own.share)}
            if own.reasons:
                told["reasons"] = list(own.reasons)
            found["source"] = {**source, **told}
        return found
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [measured(item, confidences, address) for address, item in inner.items()]
    return value


def _inside(value: Json, at: str) -> Iterator[tuple[str, Json]]:
    if isinstance(value, Mapping):
        yield from ((_key(at, key), item) for key, item in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        langs = [item.get("lang") for item in value if isinstance(item, Mapping)]
        by_lang = len(langs) == len(value) == len({*langs} - {None})
        for place, item in enumerate(value):
            yield f"{at}[{langs[place] if by_lang else place}]", item


def _key(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
