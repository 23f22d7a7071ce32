"""Our own formats, all loaded."""

from pipeline.export.names import OWN, load

FORMATS = {name: load(name) for name in OWN}
