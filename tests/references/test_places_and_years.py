"""Places with their states, volumes behind a colon, years in author-date lists. All works are invented."""

import pytest

from pipeline.parse.references import citation
from tests.references.test_styles import fields

PLACES: list[tuple[str, dict[str, str]]] = [
    # GB/T 7714-2015, 8.4.1.2: a state tells cities of one name apart.
    (
        "Reed L. Ponds[M]. Littlebrook, Colo.: Pond Press, 1982.",
        {"place": "Littlebrook, Colo", "publisher": "Pond Press"},
    ),
    ("Reed L. Ponds[M]. Littlebrook, Colo., 1982.", {"place": "Littlebrook, Colo", "publisher": "", "year": "1982"}),
    ("Reed L. Ponds[M]. Littlebrook, MA, USA: Pond Press, 1982.", {"place": "Littlebrook, MA, USA"}),
    ("Reed L. Ponds[M]. Littlebrook Press, 1982.", {"place": "", "publisher": "Littlebrook Press"}),
    (
        "Reed L. Ponds of Colo.: a guide[M]. Genoa: Pond Press, 1982.",
        {"source": "Ponds of Colo.: a guide", "place": "Genoa"},
    ),
    # A whole volume of proceedings with its place alone.
    ("某某学会. 第3届塘堰学术会议论文集[C]. 天津, 1990.", {"type": "conference", "place": "天津", "source": ""}),
    (
        "某某学会. 第3届塘堰学术会议论文集[C]. 塘堰文集, 1990.",
        {"type": "conference", "place": "", "source": "塘堰文集"},
    ),
    # The part of a proceedings behind a colon.
    (
        "Reed L. Silt[C]//Proc. Pond Commun. Conf. (PONDCOM): vol. 2. Genoa, 2002: 75-80.",
        {"source": "Proc. Pond Commun. Conf. (PONDCOM)", "volume": "2", "place": "Genoa", "fpage": "75"},
    ),
    ("Reed L. Silt[C]//Proc. Pond Conf. Genoa: Volta Press, 2002: 75-80.", {"volume": "", "publisher": "Volta Press"}),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected
