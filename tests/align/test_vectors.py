import pytest

from pipeline.align import beads
from pipeline.align.vectors import vectors
from pipeline.errors import UsageError
from pipeline.text.vectors import encoder

TOPICS = ("红", "red"), ("马", "horse"), ("水", "water")


def encode(texts):
    """Vectors of topics: a likeness of what a model gives."""
    found = []
    for text in texts:
        weights = [float(any(word in text.lower() for word in topic)) for topic in TOPICS]
        length = sum(weight * weight for weight in weights) ** 0.5 or 1.0
        found.append([weight / length for weight in weights])
    return found


def test_vectors_speak_against_length():
    zh = ["红色。", "马在远处跑来跑去很久。"]
    en = ["Red things lie.", "All these are red.", "A horse."]
    by_length = [(link.zh, link.en) for link in beads.align(zh, en)]
    links = beads.align(zh, en, vectors(zh, en, encode))
    assert by_length == [((0,), (0,)), ((1,), (1, 2))]
    assert [(link.zh, link.en) for link in links] == [((0,), (0, 1)), ((1,), (2,))]
    assert all("vectors" in link.evidence for link in links)


def test_no_model_is_an_error_of_usage(tmp_path):
    with pytest.raises(UsageError, match="no folder"):
        encoder(tmp_path / "none")
