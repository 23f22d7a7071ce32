"""The rules of this wing as values: which part of the paper a block is."""

from pipeline.knowledge.labels import LabelRow
from pipeline.model.block import Origin
from pipeline.model.rule import Room, Rule, Strength, printed

BARE_ABSTRACT = Rule(
    "core.abstract-over-keywords",
    Room.ZONES,
    "running text right over the keywords of its language is an abstract",
    Strength.PLACE,
)
CITED_UNDER_ABSTRACT = Rule(
    "zones.citation-under-abstract",
    Room.ZONES,
    "a journal and a place under an abstract say where the article stands",
    Strength.CONTINUES,
)
UNNAMED_ABSTRACT = Rule(
    "core.unnamed-abstract", Room.ZONES, "text under the names, where the other language has its label", Strength.PLACE
)
UNNAMED_KEYWORDS = Rule(
    "core.unnamed-keywords", Room.ZONES, "short pieces between semicolons under such a text", Strength.PLACE
)
ABSTRACT_CONTINUES = Rule(
    "zones.abstract-continues",
    Room.ZONES,
    "text in the language and type of an abstract goes on with it",
    Strength.CONTINUES,
)
IDENTIFIER_CONTINUES = Rule(
    "zones.identifier-continues", Room.ZONES, "one value under the word of a number", Strength.CONTINUES
)
KEYWORDS_CONTINUE = Rule(
    "zones.keywords-continue",
    Room.ZONES,
    "keywords go on behind a separator, or under a label that stands alone",
    Strength.CONTINUES,
)
SELF_CITATION = Rule(
    "zones.self-citation",
    Room.ZONES,
    "names, a title and a place in the journal are a citation of the article",
    Strength.LIKELY,
)
BYLINE = Rule("front.byline", Room.ZONES, "a list of persons is a by-line", Strength.LIKENESS)
TITLE = Rule("front.title", Room.ZONES, "the largest lines over the by-line are the title", Strength.LIKENESS)
TITLE_GOES_ON = Rule(
    "front.title-goes-on", Room.ZONES, "a title that ends in the middle goes on in the next line", Strength.LIKELY
)
NOTICE = Rule(
    "front.notice", Room.ZONES, "a large line says what notice this is: an erratum, a retraction", Strength.LIKENESS
)
SUBTITLE = Rule("front.subtitle", Room.ZONES, "a line behind a dash under the title is a subtitle", Strength.LIKENESS)
UNDER_TITLE = Rule(
    "front.under-title",
    Room.ZONES,
    "a short line right under the title that names no institution is a by-line",
    Strength.LIKELY,
)
AFF = Rule("front.aff", Room.ZONES, "words of an institution under title or names", Strength.LIKENESS)
FOOT_AFF = Rule(
    "front.foot-aff",
    Room.ZONES,
    "numbered institutions with postal codes at the foot, where none stand under the names",
    Strength.LIKELY,
)
MASTHEAD = Rule(
    "zones.masthead",
    Room.ZONES,
    "volume, issue, date or ISSN over the title of the first page",
    Strength.LIKELY,
)
RIGHTS = Rule(
    "zones.rights", Room.ZONES, "a short paragraph that begins as one on copyright or licence", Strength.LIKELY
)
EDITORS = Rule(
    "zones.editors", Room.ZONES, "a small line on the first page that names the article's editor", Strength.LIKELY
)
CATEGORY = Rule("front.category", Room.ZONES, "a known column, or a word between dots or brackets", Strength.LIKENESS)
UNDER_RULE = Rule(
    "neighbour.under-rule",
    Room.ZONES,
    "what stands under a rule of full width on the first page and closes an article",
    Strength.LIKELY,
)
FORMER = Rule(
    "neighbour.former-article",
    Room.ZONES,
    "English front matter of other authors over the Chinese title",
    Strength.OVERRULES,
)
OVER_TITLE = Rule(
    "neighbour.over-title", Room.ZONES, "running text over the title is the end of the article before", Strength.LIKELY
)
FORMER_END = Rule(
    "shared.former-end",
    Room.ZONES,
    "entries of a list over the title are the end of the article before",
    Strength.LIKELY,
)
NEXT_ARTICLE = Rule(
    "shared.next-article",
    Room.ZONES,
    "a title over an abstract on the last page opens another article",
    Strength.LIKELY,
)
STATEMENT = Rule("zones.statement", Room.ZONES, "a statement of the article behind its references", Strength.LIKELY)
RESUMED_ASIDE = Rule(
    "resumed.other-article", Room.ZONES, "what a note of resumption parts from this article", Strength.LIKENESS
)
OVER_SIGNED = Rule(
    "tail.title-over-abstract", Room.ZONES, "text over an abstract that is signed below is its title", Strength.PRINTED
)
TAIL_OTHER = Rule(
    "tail.other-article",
    Room.ZONES,
    "an abstract in a language that the article has, or of other authors",
    Strength.LIKELY,
)
FIRST_ENTRY = Rule(
    "references.first-entry", Room.ZONES, "the first entry of a list whose heading stands far above", Strength.PRINTED
)
FILLER = Rule("references.filler", Room.ZONES, "the editors' line under the list", Strength.PRINTED)
ENTRY_OF_LIST = Rule(
    "references.list", Room.ZONES, "what stands between the heading of the references and their end", Strength.PRINTED
)
RESUMED_ENTRY = Rule(
    "references.resumed", Room.ZONES, "entries whose numbers go on behind a note of resumption", Strength.PRINTED
)
UNREADABLE = Rule("zones.unreadable-page", Room.ZONES, "a page whose text layer cannot be read", Strength.OVERRULES)
COVER = Rule("zones.cover", Room.ZONES, "a first page with the signs of a delivery service", Strength.PRINTED)
REPOSITORY_SHEET = Rule(
    "zones.repository-sheet", Room.ZONES, "a first page with the words of a repository or database", Strength.PRINTED
)
STRANGE_SHEET = Rule(
    "zones.strange-sheet",
    Room.ZONES,
    "a page before the abstract's in types that no page behind it has",
    Strength.PRINTED,
)
FUNDING_NOTE = Rule(
    "zones.funding-note", Room.ZONES, "a note on the first page that names who paid", Strength.CONTINUES
)
NOTE_SENTENCE = Rule(
    "zones.note-sentence",
    Room.ZONES,
    "under a note: a sentence that begins as a life does, or with who paid",
    Strength.CONTINUES,
)
NOTE_CONTINUES = Rule("zones.note-continues", Room.ZONES, "small type under a note goes on with it", Strength.CONTINUES)
ADDRESS_ALONE = Rule(
    "zones.address-alone", Room.ZONES, "under names or institutions: a line of e-mail addresses", Strength.CONTINUES
)
FRONT_REST = Rule("zones.front-rest", Room.ZONES, "what no rule has spoken for in the front matter", Strength.LEFT_OVER)
BIOGRAPHY = Rule(
    "zones.biography", Room.ZONES, "a person with a year of birth or an institution is a biography", Strength.CONTINUES
)
AFTER_REFERENCES = Rule(
    "zones.after-references", Room.ZONES, "what no rule has spoken for behind the references", Strength.LEFT_OVER
)
REST = Rule("zones.rest", Room.ZONES, "what no rule has spoken for is of the body", Strength.LEFT_OVER)

# What a later stage needs to know of where a block stood.
ORIGINS = {
    COVER: Origin.COVER,
    REPOSITORY_SHEET: Origin.SERVICE,
    STRANGE_SHEET: Origin.SERVICE,
    MASTHEAD: Origin.PAGE_EDGE,
    AFTER_REFERENCES: Origin.NOTICE,
    BIOGRAPHY: Origin.BIOGRAPHY,
    STATEMENT: Origin.STATEMENT,
    NOTE_SENTENCE: Origin.LABEL,
}


def of_word(row: LabelRow) -> Rule:
    """The rule that a printed word is."""
    return printed(row.rule, row.field)
