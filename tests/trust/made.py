"""An invented article in two languages, sound in every value, and ways to spoil it."""

from dataclasses import replace

from pipeline.model.article import Abstract, AbstractSec, Aff, Article, Back, Contrib, Front, KwdGroup, Name, Title
from pipeline.model.body import Body, P, Run, Sec
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.model.source import Source
from pipeline.trust.value import Value
from pipeline.trust.values import values

ZH, EN = Lang.ZH, Lang.EN


def source(top: float, page: int = 1) -> Source:
    return Source(page, Bbox(60, top, 500, top + 12), "front.title", 0.97)


def person(lang: Lang, surname: str, given: str, printed: str, top: float) -> Contrib:
    return Contrib(Name(lang, surname, given, printed), source(top))


def entry(place: int, *parts: Part) -> Reference:
    parts = parts or (
        Part(PartKind.NAME, "王小明"),
        Part(PartKind.TEXT, "．"),
        Part(PartKind.ARTICLE_TITLE, "示例苔藓在示例城中的分布与生长"),
        Part(PartKind.TYPE_MARK, "[J]"),
        Part(PartKind.TEXT, "．"),
        Part(PartKind.SOURCE, "示例学报"),
        Part(PartKind.TEXT, "，"),
        Part(PartKind.YEAR, "2016"),
        Part(PartKind.TEXT, "，"),
        Part(PartKind.VOLUME, "12"),
        Part(PartKind.TEXT, "．"),
    )
    return Reference(f"[{place}]", (Citation(ZH, PublicationType.JOURNAL, parts),), source(100 + 20 * place, 6))


ARTICLE = Article(
    ZH,
    Front(
        titles=(
            Title(ZH, "示例城屋顶苔藓的分布与生长", source(80)),
            Title(EN, "Distribution and growth of roof moss in an invented city", source(300)),
        ),
        contribs=(
            person(ZH, "王", "小明", "王小明", 100),
            person(ZH, "李", "晓红", "李晓红", 100),
            person(EN, "Wang", "Xiaoming", "WANG Xiaoming", 320),
            person(EN, "Li", "Xiaohong", "LI Xiaohong", 320),
        ),
        affs=(Aff(ZH, "示例大学示例学院，示例市 100000", source(120)),),
        abstracts=(Abstract(ZH, (AbstractSec("", "屋顶的苔藓长得很慢。" * 12),), source(140)),),
        kwd_groups=(KwdGroup.of(ZH, ("苔藓", "屋顶"), source(200)),),
    ),
    Body((Sec("sec1", "1", "引言", (P((Run("苔藓长在屋顶上。"),), source(500)),), source(480)),)),
    Back(references=(entry(1), entry(2), entry(3))),
)


def with_front(**fields: object) -> Article:
    return replace(ARTICLE, front=replace(ARTICLE.front, **fields))


def found(article: Article, address: str) -> Value:
    return next(value for value in values(article, []) if value.address == address)


def signs(article: Article, address: str) -> set[str]:
    """What speaks against the value at this address."""
    return {sign.name for sign in found(article, address).signs if not sign.good and not sign.name.startswith("is-")}
