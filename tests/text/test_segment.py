import pytest

from pipeline.errors import UsageError
from pipeline.model.lang import Lang
from pipeline.text.sentences import sentences
from pipeline.text.words import loaded_jieba

pytestmark = pytest.mark.usefixtures("spacy")

TEXTS = [
    (Lang.EN, "Wang et al. found it (Fig. 1). The share was 3.5, e.g. of coal. It differed (P<0.05). Next."),
    (Lang.ZH, "肝硬化很常见。然而，病因不明；机制亦不清楚。差异显著（P<0.05）。见图1.2。"),
]


@pytest.fixture
def spacy():
    """Imported by the tests that need it: it takes a second, and each worker collects this file."""
    return pytest.importorskip("spacy")


@pytest.fixture
def segment(spacy):
    """The module, which imports spaCy."""
    from pipeline.text import segment

    return segment


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_the_spacy_pipeline_ends_sentences_where_the_rule_does(segment, lang, text):
    assert segment.segmenter({})(text, lang) == sentences(text, lang)


def test_the_component_is_registered_with_spacy(spacy):
    nlp = spacy.blank("en")
    nlp.add_pipe("duizhao_sentences")
    assert [s.text for s in nlp("See Fig. 1 here. The end.").sents] == ["See Fig. 1 here.", "The end."]


def test_a_saved_pipeline_takes_its_place_by_name(spacy, segment, tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [";"]})
    nlp.to_disk(tmp_path / "mine")
    cut = segment.segmenter({Lang.EN: str(tmp_path / "mine")})
    assert cut("One here; two there. Three", Lang.EN) == ("One here;", "two there. Three")


def test_a_saved_pipeline_without_sentences_gets_ours(spacy, segment, tmp_path):
    spacy.blank("en").to_disk(tmp_path / "bare")
    cut = segment.segmenter({Lang.EN: str(tmp_path / "bare")})
    assert cut("See Fig. 1 here. The end.", Lang.EN) == ("See Fig. 1 here.", "The end.")


def test_an_unknown_name_is_an_error_of_usage(segment):
    with pytest.raises(UsageError, match="no_such_pipeline"):
        segment.pipeline(Lang.EN, "no_such_pipeline")


def test_words_of_sentences_leave_nothing_in_the_shared_folder(segment, tmp_path, monkeypatch):
    jieba = loaded_jieba()
    loaded_jieba.cache_clear()
    monkeypatch.setattr(jieba.dt, "initialized", False)
    monkeypatch.setattr(jieba.dt, "tmp_dir", None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert segment.pipeline.__wrapped__(Lang.ZH)("肝硬化很常见。").text
    assert list(tmp_path.iterdir()) == []
