"""Dates in print, whole and spoilt; mastheads -> the month of the issue."""

from __future__ import annotations

import pytest

from pipeline.parse.front.dates import date_in, month_of_issue


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("第 40 卷 第 3 期　2020 年 3 月", "2020-03"),
        ("2020 年 12 月 25 日", "2020-12-25"),
        ("Vol. 40 No. 3　Mar. 2020", "2020-03"),
        ("MAR 2020　示例学报", "2020-03"),
        ("Journal of Examples　Dec．25，2020", "2020-12-25"),
        ("2020-03-15", "2020-03-15"),
        ("2020 年第 3 期", None),
        ("2020， 40（3）", None),
        ("示例学报 2020 3", None),
        ("示例学报 2020.03", None),
        ("2020-03", None),
    ],
)
def test_month_of_the_issue(printed, date):
    assert month_of_issue(printed) == date


@pytest.mark.parametrize(
    ("printed", "date", "span"),
    [
        ("2017 年 9 月", "2017-09", "2017 年 9 月"),
        ("2013一05—27", "2013-05-27", "2013一05—27"),
        ("2005一Ol—O1；修回", "2005-01-01", "2005一Ol—O1"),
        ("20 06一07一 17", "2006-07-17", "20 06一07一 17"),
        ("2004212227", "2004-12-27", "2004212227"),  # a symbol font gives its hyphens as 2
        ("2019-1 1-09", "2019-11-09", "2019-1 1-09"),  # a narrow 1 stands apart
        ("2019年1 1月0 9日收到", "2019-11-09", "2019年1 1月0 9日"),
        ("2021-03-12 2021-05-06", "2021-03-12", "2021-03-12"),
        ("2004 年 3 月 5 日收到", "2004-03-05", "2004 年 3 月 5 日"),
    ],
)
def test_spoilt_dates(printed, date, span):
    found = date_in(printed)
    assert found is not None
    assert (found[0], printed[found[1] : found[2]]) == (date, span)


@pytest.mark.parametrize("printed", ["2004912", "12004212227", "2020一般"])
def test_figures_that_are_no_date(printed):
    assert date_in(printed) is None
