"""What the rules of one language's items do where there are none."""

from pipeline.label.zones.titles import label_language
from pipeline.model.lang import Lang


def test_a_language_without_items_of_its_own_is_left_alone() -> None:
    label_language([], Lang.EN)  # an abstract at the very edge of a cut paper
