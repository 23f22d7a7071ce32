"""Printed pages changed to what other journals print: what tools/changed.py and tools/confidence.py ask."""
