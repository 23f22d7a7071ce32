"""What the rules of one language's items do where there are none."""

from pipeline.label.zones.claims import Decided
from pipeline.label.zones.titles import language_claims
from pipeline.model.lang import Lang


def test_a_language_without_items_of_its_own_is_left_alone() -> None:
    assert language_claims([], Lang.EN, Decided()) == []  # an abstract at the very edge of a cut paper
