"""Results as indexing services and reference managers take them: one file of a whole archive."""
