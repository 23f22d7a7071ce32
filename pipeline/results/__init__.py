"""Results read back: an output's JSON files as the articles they were written from, each with its identity."""

from pipeline.results.output import Stored, stored

__all__ = ["Stored", "stored"]
