"""Dates: JATS <pub-date> and <history>."""

import re
from collections.abc import Iterable

from pipeline.knowledge import lazy
from pipeline.model.article import Front, HistoryDate, Value
from pipeline.text.identifiers import is_in_calendar
from pipeline.write.characters import legal
from pipeline.write.jats.build import NOTHING, Element, element, group, text

ONLINE = "online"  # the kind of a date: 网络首发日期
_ISO = lazy.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_MONTH = lazy.compile(r"(?:0?[1-9]|1[0-2])\Z", re.ASCII)


def pub_date(front: Front) -> Element | None:
    """JATS <pub-date> of the printed issue, as far as it is printed; None where no year is."""
    year, month, day = _printed(front.year), _printed(front.month), _printed(front.day)
    if not year:
        return None
    iso = f"{year}-{month.zfill(2)}" if _MONTH.match(month) else year
    iso = f"{iso}-{day.zfill(2)}" if iso != year and is_in_calendar(f"{iso}-{day.zfill(2)}") else iso
    attributes = {"publication-format": "print", "date-type": "pub", "iso-8601-date": iso if _ISO.match(iso) else None}
    return element("pub-date", attributes, text("day", day if month else ""), text("month", month), text("year", year))


def history(dates: Iterable[HistoryDate]) -> Element | None:
    """JATS <history>."""
    return group("history", NOTHING, *map(_date, dates))


def _date(date: HistoryDate) -> Element | None:
    """JATS <date>; one that is no ISO 8601 date stands whole in its <year>, as JATS has no better place.

    JATS has one word for publication on paper and on the network, `pub`; @publication-format tells which, and the
    word for the network is `electronic` (JATS Tag Library, @date-type).
    """
    iso = legal(date.iso).strip()
    match = _ISO.match(iso)
    year, month, day = match.groups(default="") if match else (iso, "", "")
    online = date.date_type == ONLINE
    attributes = {
        "publication-format": "electronic" if online else None,
        "date-type": "pub" if online else date.date_type,
        "iso-8601-date": iso if is_in_calendar(iso) else None,  # 2020-02-31 is printed, and no date of ISO 8601
    }
    parts = [text("day", day), text("month", month), text("year", year)]
    return element("date", attributes, *parts) if parts[-1] is not None else None


def _printed(value: Value | None) -> str:
    return legal(value.text).strip() if value else ""
