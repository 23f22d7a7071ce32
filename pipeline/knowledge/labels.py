"""Rows of labels.toml: the printed words that name a field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.knowledge.months import SHORT, months
from pipeline.knowledge.replacing import replacing
from pipeline.knowledge.toml import load
from pipeline.knowledge.traditional import simplified
from pipeline.model.block import Label
from pipeline.model.lang import Lang

# Raised behind a title or a name, and again before the note that it points at.
MARKS = "*＊∗⁎﹡#＃+＋†‡△Δ∆▵▲☆★✉※§¶"
# Those of them before a note on the title or on an author.
STARS = "*＊∗★☆†"
_OPEN = rf"[\[【〔［(（〈<《「『●■◆□◎·•＾①-⑳\s　{re.escape(MARKS)}]*"
_CLOSE = r"[\]】〕］)）〉>》」』\s　]*"
_COLON = r"[:：∶﹕]"
_STOP = (
    rf"(?:\s*[\]】〕］〉》」』]\s*{_COLON}?|\s*[)）]\s*{_COLON}|\s*[*＊]?\s*{_COLON}"
    r"|[.．](?=\s|$)|-{1,2}(?=[A-Z])|[—–－]{1,2}\s*(?=[^\W\d_])|(?=[\s　])|(?=(?:19|20)\d\d)|$)"
)


# Labels whose brackets or colon have no readable form, and words in brackets, which recognition may misread.
_LOST_BRACKETS = lazy.compile(r"\ufffd([\u4e00-\u9fff\s　]{2,12})\ufffd")
_LOST_COLON = lazy.compile(r"^([\s　]*[\u4e00-\u9fff][\u4e00-\u9fff\s　]{1,12})\ufffd")
# Labels of which nothing but their length is readable, told by what follows: the line of the class number and the
# document code, whose words have five hanzi each, with the article's number behind a word of four.
_LOST = r"(?<!\ufffd)(\ufffd{%d})(\ufffd?)(?=[:：]?[\s　]*%s)"
_CLASS, _CODE = r"[A-Z]{1,2}\s?\d", r"[A-E](?:[\s　]|$)"
_LOST_LINE = lazy.compile(rf"(?:{_LOST % (5, _CLASS)}|^[\s　]*{_CLASS}).{{2,40}}?{_LOST % (5, _CODE)}")
_LOST_WORDS = {
    "中图分类号": lazy.compile(_LOST % (5, _CLASS)),
    "文献标识码": lazy.compile(_LOST % (5, _CODE)),
    "文章编号": lazy.compile(_LOST % (4, r"\d{4}\s?[-–—]\s?\d{3}[\dXx]")),
}
# 摘　要: with the white that makes it as long as 关键词:, before running text, and this before a list.
_LOST_ABSTRACT = lazy.compile(r"^([\s　]*)\ufffd([\s　]+)\ufffd{2}(?=[\u4e00-\u9fff]{8})")
_LOST_KWDS = lazy.compile(r"^([\s　]*)\ufffd{4}(?=(?:[^\W\d_][^；;。，\ufffd]{1,15}[；;]\s?){2,}[^；;。，\ufffd]+$)")
_MISREAD_COLON = lazy.compile(r"(?<=[期间])[=＝](?=\s?(?:19|20)\d\d)")
_IN_BRACKETS = lazy.compile(r"[\[【〔［](?P<word>[\u4e00-\u9fff]{3,8})[\]】〕］]")
_LATIN_WORD = lazy.compile(r"^[A-Za-z](?: ?[A-Za-z]){6,9}(?=\s?[:：])")
_CORE = frozenset({Label.ABSTRACT, Label.KWDS})
_in_half_width = replacing(str.maketrans("（）／［］’", "()/[]'"))
_FIRST = lazy.compile("[^\\W①-⑳Δ∆]")
_ADDRESS = lazy.compile(r"\s*[\w.+-]+@[\w-]+\.")
KERNED = 7  # letters of a form that is told even where some of its letters stand apart
FIRST_HANZI = "\u2e80"  # and all signs of East Asia behind it
GAPS = 2  # in such a form, those between its words aside; with more the whole text is letterspaced
_GAP = lazy.compile(r"(?<=[A-Za-z]) (?=[A-Za-z])")
# 2020 年 3 月, 2020-03-01, with white where figures stand on full squares, and as journals of engineering print it
# 20200301.
_YEAR_MONTH = (
    r"(?:(?:1\s?9|2\s?0)\s?\d\s?\d\s*(?:年\s*\d\s?\d?\s*月|[-–—−./]\s*\d\s?\d?\s*[-–—−./]\s*\d\s?\d?(?!\d))"
    r"|(?<![A-Za-z\d])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
)
# A document code, a DOI, a class number, a 文章编号, a class of mathematics (35K59) or optics (120.3180): what stands
# behind white where no colon does.
_IDENTIFIER = lazy.compile(
    r"[\s　]+(?:[A-Z](?=[\s　;；]|$)|10\.\d{4}|[A-Z]{1,2} ?\d{1,3}|\d{4} ?[-–—] ?\d{3}[\dXx]"
    r"|\d{2}[A-Z]\d{2}(?!\d)|\d{3}\.\d{4})"
)
_DOI = lazy.compile(r"[\s　]+10\.\d{4}")  # one space sets the word off from it
_CLOSES = lazy.compile(rf"{_COLON}|[\]】〕］]")
_CITED = lazy.compile(r"[\[［〔]\s*\d")
_OF_THIS = lazy.compile(r"[\s　(（〔【\[]*(?:本[文稿][\s　]*)?")  # 本文 2016 年 9 月 27 日收到
_A_DATE = lazy.compile(_YEAR_MONTH)
_AT_DATE = lazy.compile(rf"{_OF_THIS.pattern}{_YEAR_MONTH}")
_SECTION = r"[\s　]*(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[\s　]*[.．、]|[\s　])[\s　]*"
# A heading set with white between its letters: `a b s t r a c t`.
_LETTERSPACED = lazy.compile(r"\s*(?:[A-Za-z] ){3,}[A-Za-z]\s*")
_SPREAD_WORDS = lazy.compile(r"[A-Za-z](?:[\s\u3000]+[A-Za-z])*")  # the same before a colon: `K E Y　W O R D S：`


@dataclass(frozen=True, slots=True)
class LabelRow:
    rule: str
    field: str  # what the word names, in whatever language: "received", "clc", "abstract"
    label: Label
    lang: Lang | None
    mid: bool
    forms: tuple[str, ...]
    rejects: tuple[str, ...]
    words: tuple[str, ...]  # its forms, bare; without one of them a text need not be searched for the label
    start: re.Pattern[str]
    inside: re.Pattern[str]
    dated: re.Pattern[str] | None  # a date and then the word: 2020 年 3 月 1 日收到
    marked: re.Pattern[str] | None  # a note on an author behind a mark, which says enough: * 通讯作者，E-mail: …
    stopped: frozenset[str]  # words, bare, that are the label with a colon or bracket only
    numbered: re.Pattern[str] | None  # the word alone behind a section's number: 5　参考文献
    opens: bool  # stands at an article's beginning
    corresponds: bool  # says whom to write to
    stays: bool  # begins no part of its own within a block
    yields: bool  # its word behind a date says the least: a revision is received, too


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found in a text: `start` to `end` is the printed word with its brackets and colon."""

    row: LabelRow
    start: int
    end: int
    certain: bool  # a bracket or a colon closes it; otherwise only white, or a change of type, does


@cache
def _date() -> re.Pattern[str]:
    """How a date begins: with the year, or in English with a month."""
    month = f"(?:{'|'.join(name[:SHORT] for name in months())})[a-z]*"
    return lazy.compile(rf"\s*(?:[12lI]\s?[90O]\s?\d|(?:\d{{1,2}}(?:st|nd|rd|th)?\s?)?{month}\b)")


def _bare(text: str) -> str:
    """The text without white and case, as `_spread` and re.IGNORECASE see it: ı and İ are i to them."""
    return "".join(text.replace("ı", "i").replace("İ", "i").split()).casefold()


def _spread(form: str) -> str:
    """The form as a pattern: white is allowed beside hanzi (`DOI 号`) and, as kerning leaves it, in a long English word
    (`Key wor ds`); it is needed nowhere.
    """
    form = _in_half_width(form)
    kerned = " ?" if len(form) >= KERNED else ""
    white = [r"\s*" if max(own, after) > FIRST_HANZI else kerned for own, after in pairwise([*form, "A"])]
    return "".join(r"\s*" if c == " " else re.escape(c) + gap for c, gap in zip(form, white, strict=True))


def _pattern(forms: Sequence[str], lead: str) -> re.Pattern[str]:
    words = "|".join(_spread(form) for form in sorted(forms, key=len, reverse=True))
    return lazy.compile(rf"{lead}(?P<word>{words})(?P<stop>{_STOP})", re.IGNORECASE)


def _dated(words: Sequence[str], others: Sequence[str]) -> re.Pattern[str] | None:
    """A date with one of these words behind it: the next date may have one of the `others` behind it, and no word
    before it: `2020-01-02 收稿　2020-03-04 修回`.
    """
    found, any_word = ("|".join(sorted(own, key=len, reverse=True)) for own in (words, others))
    date = rf"{_YEAR_MONTH}(?:\s*\d\s?\d?\s*日)?\s*"
    end = r"(?=[\s　;；,，。.．(（)）〕】\]]|$)(?![\s　]*(?:[日时][\s　]*[期间]|[:：]))"  # … 修回　日　期：2020-03-04
    alone = rf"(?!\s*(?:19|20)\d\d)|(?=\s*{date}(?:{any_word}){end})"
    return lazy.compile(rf"{date}(?:{found}){end}(?:{alone})") if words else None


def _marked(forms: Sequence[str]) -> re.Pattern[str]:
    """One of these words behind a mark: `* 通讯作者，E-mail: …`, `#Corresponding author. Tel: …`, `△并列第一作者`."""
    words = "|".join(_spread(form) for form in sorted(forms, key=len, reverse=True))
    lead = rf"[\s　]*[{re.escape(MARKS)}]{{1,3}}[\s　]*"
    return lazy.compile(rf"{lead}(?P<word>{words})(?:\s*[:：,，、]|(?=[\s　]*(?:[(（A-Z.]|$)))", re.IGNORECASE)


def _numbered(words: Sequence[str]) -> re.Pattern[str] | None:
    """A line of nothing but a section's number and one of these words, as a section of its own is headed."""
    found = "|".join(_spread(form) for form in words)
    return lazy.compile(rf"{_SECTION}(?:{found})[\s　]*{_COLON}?[\s　]*", re.IGNORECASE) if words else None


@cache
def label_rows() -> Sequence[LabelRow]:
    rows = []
    after = [word for row in load("labels")["row"] for word in row.get("after", ())]
    for row in load("labels")["row"]:
        lang = next((Lang(part) for part in row["rule"].split(".") if part in ("zh", "en")), None)
        rows.append(
            LabelRow(
                f"labels.{row['rule']}",
                row["rule"].removesuffix(".zh").removesuffix(".en"),
                Label(row["label"]),
                lang,
                row.get("mid", False),
                tuple(row["forms"]),
                tuple(row["not"]),
                tuple(_bare(_in_half_width(form)) for form in row["forms"]),
                _pattern(row["forms"], _OPEN),
                _pattern(row["forms"], rf"(?<![A-Za-z\d\u4e00-\u9fff]){_OPEN}"),
                _dated(row.get("after", ()), after),
                _marked(row["forms"]) if row["label"] == Label.AUTHOR_NOTES.value else None,
                frozenset(row.get("stopped", ())),
                _numbered(row.get("behind_number", ())),
                *(row.get(own, False) for own in ("opens", "corresponds", "stays", "yields")),
            )
        )
    return tuple(rows)


@cache
def words_behind_dates() -> frozenset[str]:
    """The words that stand behind a date and say whose it is: 收到, 修回."""
    return frozenset(word for row in load("labels")["row"] for word in row.get("after", ()))


@cache
def _numbered_rows() -> Sequence[tuple[LabelRow, re.Pattern[str]]]:
    return [(row, row.numbered) for row in label_rows() if row.numbered is not None]


@cache
def _mid_rows() -> Sequence[LabelRow]:
    return [row for row in label_rows() if row.mid]


@cache
def _mid_words() -> re.Pattern[str]:
    """Any bare word of a label that may stand inside a text: most lines have none, which is told at once so."""
    words = {word for row in _mid_rows() for word in row.words}
    least = (word for word in words if not any(other in word for other in words - {word}))
    return re.compile("|".join(map(re.escape, sorted(least))))


@cache
def _dated_rows() -> Sequence[tuple[LabelRow, re.Pattern[str]]]:
    return [(row, row.dated) for row in label_rows() if row.dated is not None]


@cache
def _label_words(label: Label) -> Sequence[re.Pattern[str]]:
    """The label's words at a text's start, with brackets and colon, those of each row from the longest."""
    return [
        lazy.compile(_OPEN + _spread(form) + _CLOSE + _COLON + "?", re.IGNORECASE)
        for row in label_rows()
        if row.label is label
        for form in sorted(row.forms, key=len, reverse=True)
    ]


@cache
def _rows_by_first() -> Mapping[str, Sequence[LabelRow]]:
    """The rows by what their printed words begin with: most lines begin with none of it."""
    found: dict[str, list[LabelRow]] = {}
    for row in label_rows():
        for first in dict.fromkeys(form[0].casefold() for form in row.forms):
            found.setdefault(first, []).append(row)
    return found


def _hit(row: LabelRow, match: re.Match[str], text: str, styled: bool) -> LabelHit | None:
    stop = match["stop"].strip()
    spaced = len(_GAP.findall(match["word"])) > GAPS + max(form.count(" ") for form in row.forms)
    if spaced and not (stop and _SPREAD_WORDS.fullmatch(match["word"].strip())):
        return None
    if stop or (row.label is Label.HISTORY and _date().match(text[match.end("word") :])):
        return LabelHit(row, match.start(), match.end(), True)
    if _bare(match["word"]) in row.stopped:
        return None
    rest = text[match.end("word") :]
    if not rest.strip():
        return LabelHit(row, match.start(), len(text), False)
    wide = re.match(r"[\s　]*　|[\s　]{2,}", rest) is not None
    parted = wide or not match["word"][-1].isascii()
    if row.label is Label.IDENTIFIERS and ((parted and _IDENTIFIER.match(rest)) or _DOI.match(rest)):
        return LabelHit(row, match.start(), match.end(), True)
    if row.label is Label.AUTHOR_NOTES and _ADDRESS.match(rest):
        return LabelHit(row, match.start(), match.end(), True)
    if row.label is Label.REF_HEADING and _CITED.match(rest[rest.startswith(" ") and _bare(match["word"]) == "文献" :]):
        return None  # 文献[3]提出, 文献 [3] 的结果: Latin brackets are set in another face than the word
    # `Abstract Paper planes`, `Corresponding author LI Ming`; one word may begin a title: `Correspondence Analysis`
    spoken = row.label is Label.ABSTRACT or (row.corresponds and " " in match["word"])
    capital = match["word"][-1].isascii() and rest[0] == " " and rest.lstrip()[0].isupper()
    if styled or wide or (spoken and capital):
        return LabelHit(row, match.start(), match.end(), False)
    return None


# Characters of a text that tell whether it begins with a label, with the brackets and white around it and with the
# date, number or address behind it: who looks for one at many places of a line need not give all that follows.
LABEL_REACH = 160


@lru_cache(maxsize=1 << 12)  # a line is asked about by each rule that looks at it
def label_at_start(text: str, styled_until: int = 0) -> LabelHit | None:
    """The label that `text` begins with, if any; the longest printed word wins.

    `styled_until` is where the type of the first characters (bold, another face) changes, 0 where it does not.
    """
    text = _readable(text)
    if _AT_DATE.match(text):
        return next((LabelHit(row, 0, 0, True) for row, dated in _dated_rows() if _begins(dated, text)), None)
    for row, pattern in _numbered_rows():
        if pattern.fullmatch(text):
            return LabelHit(row, 0, len(text), True)
    first = _FIRST.search(text)
    rows = _rows_by_first().get(first[0].casefold()) if first is not None else None
    if first is None or rows is None:
        return None
    text = _in_half_width(text)
    if _LETTERSPACED.fullmatch(text):
        hit = label_at_start(text.replace(" ", ""), styled_until)
        return None if hit is None else LabelHit(hit.row, 0, len(text), True)
    best: LabelHit | None = None
    bare = _bare(text[first.start() :])
    for row in rows:
        if not bare.startswith(row.words):
            continue
        match = row.start.match(text) or (row.start.match(text[:styled_until]) if styled_until else None)
        marked = row.marked.match(text) if row.marked is not None else None
        if marked is not None and (best is None or marked.end() > best.end):
            best = LabelHit(row, 0, marked.end(), True)
        if match is None:
            continue
        hit = _hit(row, match, text, 0 < styled_until <= match.end() + 2 and styled_until >= match.end("word") - 1)
        if hit is not None and (best is None or hit.end > best.end):
            best = hit
    return best


def _readable(text: str) -> str:
    """The text with simplified hanzi, place for place: 關鍵詞 is 关键词. White may stand where it stood.

    A label is told where one of its hanzi is misread or its letters stand in another order, as recognition leaves
    them (`eK y words:`), and where its brackets or its colon have no readable form.
    """
    if _LATIN_WORD.match(text):
        text = _LATIN_WORD.sub(lambda own: _in_order(own[0]), text)
    if text.isascii():
        return text
    text = simplified(text)
    text = _MISREAD_COLON.sub(":", text) if "=" in text or "＝" in text else text
    if "\ufffd" in text:
        text = _LOST_KWDS.sub(r"\1关键词:", _LOST_ABSTRACT.sub(r"\1摘\2要:", text))
        if _LOST_LINE.search(text):
            for word, pattern in _LOST_WORDS.items():
                text = pattern.sub(partial(_with_colon, word), text)
        text = _LOST_BRACKETS.sub(r"[\1]", _LOST_COLON.sub(r"\1:", text))
    return _IN_BRACKETS.sub(lambda own: own[0][0] + _nearest(own["word"]) + own[0][-1], text)


def _with_colon(word: str, lost: re.Match[str]) -> str:
    return word + ":" * len(lost[2])


@lru_cache(maxsize=1 << 10)
def _in_order(word: str) -> str:
    """The word with its letters in the order of the long label that has the same ones, its white where it was."""
    letters = sorted(re.sub(r"\s", "", word).casefold())
    forms = (re.sub(r"\s", "", form) for row in label_rows() if row.label in _CORE for form in row.forms)
    same = next((form for form in forms if len(form) >= KERNED and sorted(form.casefold()) == letters), None)
    own = iter(same or "")
    return "".join(char if char.isspace() else next(own) for char in word) if same else word


@lru_cache(maxsize=1 << 10)
def _nearest(word: str) -> str:
    """A printed word of the one label that this word differs from in a single hanzi; else the word itself."""
    forms = [(row.rule, form) for row in label_rows() for form in row.forms if len(form) == len(word)]
    near = {rule: form for rule, form in forms if sum(a != b for a, b in zip(form, word, strict=True)) == 1}
    return min(near.values()) if len(near) == 1 and all(word != form for _, form in forms) else word


def _begins(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the pattern matches at the text's start, behind brackets and the word for the article."""
    return pattern.match(_OF_THIS.sub("", text, count=1)) is not None


def labels_inside(text: str) -> Iterator[LabelHit]:
    """The unmistakable labels anywhere in `text`, from left to right, none over another."""
    hits = []
    text = _in_half_width(_readable(text))
    bare = _bare(text)
    for row in _mid_rows() if _mid_words().search(bare) else ():
        if any(word in bare for word in row.words):
            hits += [
                LabelHit(row, match.start(), match.end(), True)
                for match in row.inside.finditer(text)
                if _CLOSES.search(match["stop"])
                or (row.label is Label.HISTORY and _date().match(text[match.end("word") :]))
                or (row.label is Label.IDENTIFIERS and _is_parted(text, match.start(), match.end("word")))
            ]
    hits += [
        LabelHit(row, match.start(), match.start(), True)
        for row, dated in (_dated_rows() if _A_DATE.search(text) else ())
        for match in dated.finditer(text)
    ]
    end, dated = 0, False
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        again = dated and hit.start == hit.end and not text[end : hit.start].strip() and hit.row.yields
        if hit.start < end or again:
            continue  # a date behind its own word: 修改稿于 2020-03-01 收到
        yield hit
        end = hit.end
        dated = hit.row.label is Label.HISTORY and hit.start < hit.end


def _is_parted(text: str, start: int, end: int) -> bool:
    """Whether white alone sets an identifier's word off, as `文献标识码　A`: what follows has an identifier's form."""
    return text[:start].endswith((" ", "　", ";", "；")) and _IDENTIFIER.match(text[end:]) is not None


def without_label_word(text: str, label: Label) -> str:
    """The text without a label's word at its start, even where nothing parts it from what follows."""
    plain = _readable(text)
    match = next(filter(None, (word.match(plain) for word in _label_words(label))), None)
    return text if match is None else text[match.end() :]
