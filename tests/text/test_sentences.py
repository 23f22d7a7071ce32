import importlib
import subprocess
import sys
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.knowledge import toml
from pipeline.model.lang import Lang
from pipeline.text import words
from pipeline.text.sentences import ends, sentences

# Sentences are set apart by a bar.
ENGLISH = [
    "Wang et al. found it.| The share was 3.5, e.g. in Fig. 1.| We used No. 2 coal.",
    "It differed (P<0.05).| See J. Smith for more.| A.R. Brown agrees.",
    "Deficits of vitamin C.| The end.",
    "Results were good vs. controls.| The answer is no.| We go on.",
    "Salts, acids, etc. were used.| We used salts, acids, etc.| The rest is known.",
    "Objective: To study it; methods: none.| Was it so?| Yes!",
    "A claim (see Ref. 3. It holds) stands.| Next.",
    "He wrote “It is so.”| The rest follows.",
    "the model was built.|However, it failed.",
    "Staphylococcus aureus and S. epidermidis grew.| Genus sp. nov. was seen.",
    "1. We begin.| 2. We end.",
    "It rose by 4.12%.| Node.js and U.S. data were used.",
]
CHINESE = [
    "肝硬化很常见。|然而，病因不明；机制亦不清楚。|见图1.2。",
    "结果较好(P<0.05).|方法可行.|第3.5节给出证明.",
    "真的吗？|是的！|他说“好。”|完。",
    "采用 Wang et al. 的方法，见（图1。略）后文。|结论可靠。",
    "含量在 99%以上.|其中 F1 值最高 .|结论可靠.",
    "1.目的 研究硬化。|2.方法 观察。",
    "两组差异显著．|DP 组的误差较小．|结论一致．",
    "折痕对称提高了稳定性．|②重心前移缩短了距离．",
    "效率明显提高.|2018 年以后不再变化.",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences(marked):
    assert sentences(marked.replace("|", ""), Lang.EN) == tuple(part.strip() for part in marked.split("|"))


@pytest.mark.parametrize("marked", CHINESE)
def test_chinese_sentences(marked):
    assert sentences(marked.replace("|", ""), Lang.ZH) == tuple(part.strip() for part in marked.split("|"))


@given(st.text(alphabet="ab Z.。！？!?()（）”“12图研究；;,，et al", max_size=60), st.sampled_from(Lang))
def test_sentences_hold_every_character(text, lang):
    assert "".join("".join(sentences(text, lang)).split()) == "".join(text.split())
    assert list(ends(text, lang)) == sorted(set(ends(text, lang)))


@pytest.mark.parametrize("kind", ["closed", "open", "openers"])
def test_lists_of_words_keep_their_own_examples(kind):
    row = toml.load("align_sentences")[kind]
    assert not set(row["forms"]) & set(row["not"])
    for word in row["forms"]:
        assert word == word.lower()
        text = f"We saw the thing {word} 12 of them. Then we left."
        if kind == "closed" and word != "no.":
            assert len(sentences(text, Lang.EN)) == 2
    for word in row["not"]:
        if kind != "openers":
            assert len(sentences(f"We saw the {word} The rest is known.", Lang.EN)) == 2


def test_the_default_path_imports_no_spacy_and_no_jieba():
    code = "import sys, pipeline.run; print(sorted({'spacy', 'jieba'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_jieba_starts_without_the_tools_of_packaging():
    code = "from pipeline.text.words import search_words; import sys; print(*search_words('造纸术'))"
    code += "; print('pkg_resources' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] == ["False"]
    assert done.stderr == ""


def test_warnings_of_jieba_when_it_is_compiled_are_kept_from_the_user(tmp_path, monkeypatch):
    (tmp_path / "jieba.py").write_text("def setLogLevel(level): return level is 1\n", "utf-8")
    (tmp_path / "other.py").write_text("def other(level): return level is 1\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "jieba", raising=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        words._unread.__wrapped__()
        with pytest.raises(SyntaxError, match="literal"):
            importlib.import_module("other")
    monkeypatch.delitem(sys.modules, "jieba")
