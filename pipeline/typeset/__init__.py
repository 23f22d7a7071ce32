"""How print is set: its measures, the spaces of a row, parts of lines. What layout, labels and parsing all ask."""
