"""What is known of the whole article when its values are judged."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.contradictions import WEIGHTS, weight
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import label_at_start
from pipeline.model.article import Abstract, Aff, Article, Contrib, Kwd, KwdGroup, Leftover, Title
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.plain import plain
from pipeline.model.source import Source
from pipeline.model.walk import front
from pipeline.text.alike import bare
from pipeline.trust.shape import shape, words_with_digits
from pipeline.trust.value import Sign

# Contradictions of the front matter; those of body and references say less of it.
FRONT = frozenset(
    {
        Kind.TITLE_MISSING,
        Kind.BYLINE_MISSING,
        Kind.ABSTRACT_MISSING,
        Kind.ONE_LANGUAGE,
        Kind.AUTHOR_COUNTS_DIFFER,
        Kind.KWD_COUNTS_DIFFER,
        Kind.AFF_MARK_UNKNOWN,
    }
)
_TEXT_LAYER = {
    Kind.CHARACTERS_UNMAPPED: Sign("page-unmapped", words="characters of this page have no readable form", shared=True),
    Kind.PAGE_RECOGNISED: Sign("page-ocr", words="this page was read by OCR", shared=True),
    Kind.LAYER_RECOGNISED: Sign(
        "page-layer", words="this page is a picture, and its text was recognised by another program", shared=True
    ),
    Kind.FONT_MENDED: Sign("page-mended", words="letters of this page were told by what its fonts draw", shared=True),
    Kind.READERS_DIFFER: Sign("page-readers", words="two readers differ on this page", shared=True),
}
_FURNITURE = frozenset({Label.FURNITURE.value, Label.OTHER_ARTICLE.value})
_ASIDE = _FURNITURE | {Label.FIG_TEXT.value}  # what stands in pictures is missed by no field
_UNPLACED = 40  # characters on the first pages that fit no field; more of them, and something was missed
_FIRST = 2  # pages of the front matter
_STRONG, _WEAK = 0.95, 0.85  # what rules say of themselves


@dataclass(frozen=True, slots=True)
class Setting:
    """`of` are the diagnostics by kind, `page` the text layer's signs by page, `printed` the running heads, folded."""

    article: Article
    of: Mapping[Kind, Sequence[Diagnostic]]
    page: Mapping[int, tuple[Sign, ...]]
    contested: Mapping[int, Sequence[tuple[Bbox, str]]]  # blocks of which another rule says something else
    whole: tuple[Sign, ...]  # of the article
    heads: str
    cited: str  # the article's own citation, folded
    repeated: Counter[str]
    names: Counter[str]  # words with a digit inside, by the texts of the front matter that have them

    def shape(self, text: str, lang: Lang | None, prose: bool = False) -> Iterator[Sign]:
        """The signs of a text of the front matter; a word with a digit that another text repeats is a name."""
        slips = [word for word in words_with_digits(text) if self.names[word] < 2]
        yield from (sign for sign in shape(text, lang, prose) if sign.name != "digit-in-word" or slips)

    def about(self, kind: Kind, source: Source | None) -> Iterator[Diagnostic]:
        """The diagnostics of this kind that name this place."""
        if source is not None:
            yield from (item for item in self.of.get(kind, ()) if source in (item.source, item.other))

    def ground(self, source: Source | None) -> Iterator[Sign]:
        """The signs of the place: its text layer, the rule that decided, what another rule would have said."""
        if source is None:
            return
        yield from self.page.get(source.page, ())
        other = self._runner_up(source)
        if other:
            yield Sign("runner-up", words=f"could be {other}")
        if source.confidence < _WEAK:
            yield Sign("weak-rule", words="told by its place alone")
        elif source.confidence < _STRONG:
            yield Sign("likely-rule", words="told by its look")
        if source.more:
            yield Sign("places", words="runs over a column or page")

    def _runner_up(self, source: Source) -> str:
        """What the next best rule would have said of the block in which the value stands."""
        x, y = (source.bbox.x0 + source.bbox.x1) / 2, (source.bbox.top + source.bbox.bottom) / 2
        contested = self.contested.get(source.page, ())
        return next((other for box, other in contested if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom), "")


def setting(article: Article, diagnostics: Sequence[Diagnostic], blocks: Sequence[LabelledBlock]) -> Setting:
    """All of it, made once an article."""
    of: dict[Kind, list[Diagnostic]] = defaultdict(list)
    for item in diagnostics:
        of[item.kind].append(item)
    by_page: dict[int, list[tuple[Bbox, str]]] = defaultdict(list)
    for block in blocks:
        if block.runner_up:
            by_page[block.block.page].append((block.block.bbox, block.runner_up))
    heads = " ".join(bare(item.text) for item in article.leftovers if item.label in _FURNITURE)
    cited = bare(" ".join(line.text for line in article.front.self_citations))
    whole = tuple(_whole(article, diagnostics))
    return Setting(article, of, _pages(diagnostics), by_page, whole, heads, cited, _texts(article), _names(article))


def _pages(diagnostics: Sequence[Diagnostic]) -> Mapping[int, tuple[Sign, ...]]:
    found: dict[int, dict[str, Sign]] = defaultdict(dict)
    for item in diagnostics:
        if item.kind in _TEXT_LAYER:
            sign = _TEXT_LAYER[item.kind]
            pages = item.details.get("pages")  # of a font
            for page in pages if isinstance(pages, frozenset) else (item.page,):
                found[page][sign.name] = sign
    return {page: tuple(signs.values()) for page, signs in found.items()}


def _whole(article: Article, diagnostics: Sequence[Diagnostic]) -> Iterator[Sign]:
    own = weight(item for item in diagnostics if item.kind in FRONT)
    if own:
        yield Sign("front-contradicted", min(1.5, math.log1p(own)), "the front matter contradicts itself", shared=True)
    other = weight(item for item in diagnostics if item.kind not in FRONT and item.kind in WEIGHTS)
    if other:
        yield Sign("contradicted", min(1.5, math.log1p(other) / 2), "the article contradicts itself", shared=True)
    unplaced = sum(len(item.text) for item in article.leftovers if item.source.page <= _FIRST and _is_missed(item))
    if unplaced > _UNPLACED:
        yield Sign(
            "unplaced",
            min(1.5, math.log(unplaced / _UNPLACED) / 2),
            "text of the first pages fits no field",
            shared=True,
        )


def _is_missed(item: Leftover) -> bool:
    """Whether a field may have missed the text.

    Not where it is a field's own word behind the value (`2004-02-13 收稿`), says who edited the article, or where the
    journal's site has it.
    """
    if item.label in _ASIDE:
        return False
    hit = label_at_start(item.text)
    is_label = hit is not None and hit.end == len(item.text)
    known = front_knowledge()
    return not is_label and known.editor.match(item.text) is None and known.site.match(item.text) is None


def _names(article: Article) -> Counter[str]:
    texts = [plain(at.value) for at in front(article.front) if isinstance(at.value, Title | Abstract | KwdGroup)]
    return Counter(word for text in texts for word in set(words_with_digits(text)))


def _texts(article: Article) -> Counter[str]:
    values = [at.value for at in front(article.front)]
    texts = [plain(value) for value in values if isinstance(value, Contrib | Aff | Kwd)]
    return Counter(map(bare, (*texts, *(title.text for title in article.front.titles))))
