"""Results read back: the JSON files of an output as the articles that they were written from, each with its identity."""

from pipeline.results.output import Stored, stored

__all__ = ["Stored", "stored"]
