"""Sentences by way of a spaCy pipeline, so that a user's own trained one can take the built-in rule's place by name.

Importing this module imports spaCy (0.7 s, 116 MB); nothing else does. The built-in pipelines are blank ones (Chinese
with jieba's words) whose only component is ours, registered with spaCy as `duizhao_sentences`.
"""

from collections.abc import Callable, Mapping
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import UsageError
from pipeline.model.lang import Lang
from pipeline.text.sentences import ends
from pipeline.text.words import loaded_jieba

COMPONENT = "duizhao_sentences"


@Language.factory(COMPONENT, default_config={"lang": None}, assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str, lang: str | None) -> "Sentences":
    """The component; `lang` is "zh" or "en", by default the pipeline's own language."""
    return Sentences(Lang(lang or nlp.lang or Lang.ZH))


class Sentences:
    """A spaCy component that starts sentences where `text.sentences` ends them."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, doc: Doc) -> Doc:
        cuts = iter([*ends(doc.text, self.lang), len(doc.text) + 1])
        cut = next(cuts)
        for token in doc:
            token.is_sent_start = token.i == 0
            while token.idx >= cut:
                token.is_sent_start = True
                cut = next(cuts)
        return doc


@cache
def pipeline(lang: Lang, name: str = "") -> Language:
    """The spaCy pipeline of this name (a package or a folder), or our blank one for the language.

    A named pipeline that sets no sentences of its own gets our component. Raises UsageError where there is none of
    this name.
    """
    if not name:
        nlp = _blank(lang)
        nlp.add_pipe(COMPONENT, config={"lang": lang.value})
        return nlp
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise UsageError(f"spaCy has no pipeline {name!r}: {error}") from error
    if not any("token.is_sent_start" in nlp.get_pipe_meta(pipe).assigns for pipe in nlp.pipe_names):
        nlp.add_pipe(COMPONENT, config={"lang": lang.value})
    return nlp


def _blank(lang: Lang) -> Language:
    if lang is Lang.EN:
        return spacy.blank("en")
    loaded_jieba()  # else spaCy has it keep its dictionary in the folder for temporary files, which all share
    return spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})


def segmenter(names: Mapping[Lang, str]) -> Callable[[str, Lang], tuple[str, ...]]:
    """A function like `text.sentences.sentences` that asks the named pipelines; ours where a language has no name."""

    def sentences(text: str, lang: Lang) -> tuple[str, ...]:
        found = (sentence.text.strip() for sentence in pipeline(lang, names.get(lang, ""))(text).sents)
        return tuple(sentence for sentence in found if sentence)

    return sentences
