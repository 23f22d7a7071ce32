"""Every paper of the corpus ends with a valid result or one clear error. Skipped where the corpus is not there."""

import json
from pathlib import Path

import pytest

from pipeline.errors import UnusablePdf
from pipeline.run import Result, convert
from pipeline.settings import Settings
from pipeline.write import jats
from pipeline.write.json import article as encoded
from pipeline.write.validate import validate
from tests.ledger import differences
from tests.typist import wide

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
PAPERS = sorted(CORPUS.glob("pdf/*.pdf")) + sorted(CORPUS.glob("more/*.pdf")) + sorted(CORPUS.glob("hard/pdf/*.pdf"))

# Papers whose account is not even yet, by what is wrong; the list only gets shorter.
UNEVEN = {
    "a word before names, or a mark, is not kept": (
        "bzsj-congjiang-2024", "pkgdesign2025-dong", "neg-plagiarism-report", "cjim-cluster-2004",
        "neg-zh-pleural-no-abstract", "jxsk-spacenarr-2007", "lxjz-wave-2004", "bio101-2021-termite",
    ),
    "letters of a formula stand twice": ("jsjyyrj-phog-2014",),
    "a second abstract or title is not kept": ("ceea-mgis-2006",),
}  # fmt: skip
WHY = {stem: why for why, stems in UNEVEN.items() for stem in stems}

pytestmark = pytest.mark.skipif(not PAPERS, reason="../shared with the corpus is not here")


def converted_or_refused(paper: Path) -> Result | UnusablePdf:
    try:
        return convert(paper, Settings(ocr="off"))  # OCR takes minutes a paper
    except UnusablePdf as error:
        return error


def marked(paper: Path) -> object:
    """The paper, expected to fail where its account is known to be uneven."""
    why = WHY.get(paper.stem)
    return pytest.param(paper, id=paper.stem, marks=[pytest.mark.xfail(reason=why)] if why else [])


@pytest.mark.parametrize("paper", [marked(paper) for paper in PAPERS])
def test_paper_becomes_a_valid_article_that_loses_nothing_or_one_line(paper: Path) -> None:
    result = converted_or_refused(paper)
    if isinstance(result, UnusablePdf):
        assert paper.name in str(result)
        assert "\n" not in str(result)
        return
    assert validate(jats.article(result.article)) == []
    assert differences(result) == []
    assert wide(json.loads(encoded(result.article))) == []
