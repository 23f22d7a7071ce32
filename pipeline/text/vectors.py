"""Sentence vectors from a multilingual model that lies in a folder; the extra `embeddings` brings the library."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from pipeline.text.named import expect_model

Encode = Callable[[Sequence[str]], Sequence[Sequence[float]]]


@cache
def encoder(folder: Path) -> Encode:
    """What turns texts into vectors of length 1. Nothing is downloaded.

    Raises UsageError where the folder or the library is missing.
    """
    expect_model(folder)
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), local_files_only=True, device="cpu")

    def encode(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        vectors: Sequence[Sequence[float]] = model.encode(list(texts), normalize_embeddings=True).tolist()
        return vectors

    return encode
