"""The forms of an entry of a list of references."""

from pipeline.knowledge import lazy

ENTRY = lazy.compile(r"^\s*(?:[\[［〔【(（]\s*\d{1,3}\s*[\]］〕】)）]|\d{1,3}\s*[.．、]?\s)\s*\S")
TYPE_MARK = lazy.compile(
    r"[\[［]\s*(?:[JMDCRSPNGZA]|EB|DB|DS)\s*(?:[/／]\s*[A-Z]{2})?\s*[\]］]|et al"
    r"|(?:19|20)\d\d\s*(?:[,，;；:：(（.．)）]|年\s*第?\s*\d)|pp\.\s*\d"
)
