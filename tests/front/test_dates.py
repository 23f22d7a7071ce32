"""Mastheads in print -> the month of the issue."""

from __future__ import annotations

import pytest

from pipeline.parse.front.dates import month_of_issue


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("第 40 卷 第 3 期　2020 年 3 月", "2020-03"),
        ("2020 年 12 月 25 日", "2020-12-25"),
        ("Vol. 40 No. 3　Mar. 2020", "2020-03"),
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
