"""The corpus of real papers: no figure sinks below its floor. Skipped where the corpus is not there."""

import importlib.util
from pathlib import Path

import pytest

from tests.papers import WITH_GOLD, Papers

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

spec = importlib.util.spec_from_file_location("score_tool", ROOT / "tools" / "score.py")
assert spec is not None
assert spec.loader is not None
score_tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score_tool)


@pytest.mark.skipif(not (SHARED / "score" / "score.py").is_file(), reason="../shared with the corpus is not here")
def test_no_figure_sinks_below_its_floor(papers: Papers, tmp_path: Path):
    if not score_tool.is_of_these_floors(SHARED / "corpus"):
        pytest.skip("the floors were made with other gold records: `make score` and tools/score.py --accept REASON")
    found = score_tool.scored(SHARED / "corpus", SHARED / "score" / "score.py", papers.put(WITH_GOLD, tmp_path))
    assert score_tool.sunk(found) == []
