"""The two languages of an article."""

from enum import StrEnum


class Lang(StrEnum):
    """A language as `xml:lang` writes it."""

    ZH = "zh"
    EN = "en"

    @property
    def other(self) -> "Lang":
        return Lang.EN if self is Lang.ZH else Lang.ZH
