"""Our own formats, all loaded."""

from collections.abc import Mapping

from pipeline.export.names import OWN, load
from pipeline.export.needs import Format

FORMATS: Mapping[str, Format] = {name: load(name) for name in OWN}
