"""Text layers of the corpus: bad ones are told, good ones are left alone. Skipped where the corpus is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.papers import CORPUS, PAPERS, Papers


def corpus() -> list[tuple[str, Path]]:
    """(what its text layer is, the PDF) of each paper that is asked for, and whose layer is of one kind."""
    manifest = CORPUS / "manifest.jsonl"
    if not manifest.exists():
        return []
    folders = {"hard": CORPUS / "hard" / "pdf"}
    papers = map(json.loads, manifest.read_text("utf-8").splitlines())
    told = [p for p in papers if p["text_layer"] != "good" or not (p["folder"] == "hard" or "ocr-layer" in p["traits"])]
    found = [(p["text_layer"], folders.get(p["folder"], CORPUS / p["folder"]) / f"{p['id']}.pdf") for p in told]
    return [(layer, path) for layer, path in found if path in PAPERS]


def test_text_layers_are_told_apart(papers: Papers) -> None:
    """No page of a good paper is bad; of the papers without a usable layer, nearly all pages are. Two pages of each."""
    if not corpus():
        pytest.skip("no corpus at ../shared/corpus or $CORPUS")
    bad: list[tuple[str, int]] = []
    found = expected = 0
    layers = {path: layer for layer, path in corpus()}
    for path, paper in papers.all(layers):
        asked = {1, paper.pages // 2 + 1} if paper.pages else set()
        faulty = sorted(asked.intersection(paper.unreadable))
        if layers[path] == "good":
            bad += [(path.stem, number) for number in faulty]
        else:
            found, expected = found + len(faulty), expected + len(asked)
    assert bad == []
    assert found >= 0.85 * expected  # the rest is what the reader itself can mend, and pages without a mark on them
