"""style_remarks.toml: which remarks of style checkers only an editor can mend."""

import re
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load


@cache
def _pattern() -> re.Pattern[str]:
    return lazy.compile(
        "|".join(f"(?:{pattern})" for pattern in load("style_remarks")["editor"]["patterns"]), re.IGNORECASE
    )


def only_an_editor_can(remark: str) -> bool:
    """Whether what a checker asks for is printed on no page."""
    return _pattern().search(remark) is not None
