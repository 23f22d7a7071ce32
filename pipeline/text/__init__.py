"""Strings: scripts, widths, names, sentences. The only place that knows rjieba, spaCy and pypinyin."""
