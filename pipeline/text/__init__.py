"""Strings: scripts, widths, names, sentences. The only place that knows jieba, spaCy and pypinyin."""
