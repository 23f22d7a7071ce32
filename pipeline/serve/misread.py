"""What is wrong with a request that cannot be read: one sentence, in the language of whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError

from pipeline.said import later, said

_TEXT, _LIST, _WHOLE, _NUMBER, _OBJECT = (
    later("a text"),
    later("a list"),
    later("a whole number"),
    later("a number"),
    later("an object with keys"),
)
_FLAG = later("true or false")
# By the kind of fault, as the library that reads requests names it, what is wanted there.
_WANTED: Mapping[str, str] = {
    **dict.fromkeys(("string_type", "string_unicode"), _TEXT),
    **dict.fromkeys(("list_type", "tuple_type"), _LIST),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), _WHOLE),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number"), _NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), _FLAG),
    **dict.fromkeys(("model_attributes_type", "dict_type", "model_type"), _OBJECT),
}
_TOLD: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": lambda _: later("it is missing"),
    "json_invalid": lambda _: later("it is no JSON"),
    "enum": lambda known: _one_of(known["expected"]),
    "literal_error": lambda known: _one_of(known["expected"]),
    "greater_than_equal": lambda known: later(f"it is {known['ge']:,} at least"),
    "less_than_equal": lambda known: later(f"it is {known['le']:,} at most"),
    "string_too_long": lambda known: later(f"it has {known['max_length']:,} characters at most"),
    "too_long": lambda known: later(f"it has {known['max_length']:,} items at most"),
    "string_pattern_mismatch": lambda _: later("it has another form"),
    "string_too_short": lambda known: later("nothing stands in it"),
}


# What an address names that has not the form of such a name: there is none.
_NOWHERE: Mapping[str, str] = {
    "key": later("no such article"),
    "name": later("no such correction"),
    "job_id": later("no such job"),
    "number": later("no such page"),
    "form": later("no such file"),
}
_UNSEEN = later("if-match is missing: the ETag of the article as you saw it")


def nowhere(error: RequestValidationError) -> tuple[int, str] | None:
    """404 where the address is of nothing that there can be; 428 where a change says not which state it is of.

    RFC 9110, 15.5.5, and RFC 6585, 3: what else is wrong with such a request does not matter.
    """
    ways = {tuple(each["loc"]): each["type"] for each in error.errors()}
    missed = next((str(way[1]) for way in ways if way[0] == "path"), None)
    if missed is not None:
        return 404, _NOWHERE[missed]
    return (428, _UNSEEN) if ways.get(("header", "if-match")) == "missing" else None


def told(error: RequestValidationError, lang: str) -> dict[str, Any]:
    """The answer: `detail` is one sentence, `errors` are its parts for programs.

    What was sent is not sent back: numbers that are none, and halves of characters, are no JSON.
    """
    errors = [
        {"type": each["type"], "loc": list(each["loc"]), "msg": said(_why(each), lang)} for each in error.errors()
    ]
    detail = "; ".join(f"{_place(each['loc'])}: {_why(each)}" for each in error.errors())
    return {"detail": said(detail, lang), "errors": errors}


def _why(each: Mapping[str, Any]) -> str:
    kind = each["type"]
    if kind in _WANTED:
        return f"wanted is {_WANTED[kind]}"
    if kind in _TOLD:
        return _TOLD[kind](each.get("ctx", {}))
    return str(each["msg"])


def _place(way: Sequence[str | int]) -> str:
    """`op` or `anchor.box[0]` of what was sent, a parameter or a header by its name; the body where it is all of it."""
    own = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in way[1:]).removeprefix(".")
    is_whole = not own or way[-1] == "body" or (way[0] == "body" and isinstance(way[1], int))
    return later("the request's body") if is_whole else own


def _one_of(expected: str) -> str:
    """What is wanted, of the library's list of it: `'change', 'add' or 'tie'`."""
    listed = expected.replace("'", "").replace(" or ", ", ")
    return f"wanted is {later(f'one of {listed}')}"
