"""What the program says, in the reader's language."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.archive.report import PAGES, page, summary
from pipeline.model.diagnostic import Diagnostic, Kind, Severity
from pipeline.said import EN, HERE, ZH, language, messages, said

INPUT = Path(__file__).parents[2] / "input"
FILE = HERE / ZH / "LC_MESSAGES" / "duizhao"


@pytest.fixture
def tool(monkeypatch):
    pytest.importorskip("babel", reason="Babel is not installed")
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "tools"))
    import messages as tool

    return tool


def test_every_sentence_of_the_code_is_translated_and_none_is_left_over(tool):
    from babel.messages.pofile import read_po

    with FILE.with_suffix(".po").open("rb") as file:
        found = {message.id: message for message in read_po(file, locale="zh") if message.id}
    said_by_code = tool.sentences()
    assert sorted(said_by_code - found.keys()) == [], "run tools/messages.py"
    assert [key for key, message in found.items() if not message.string or message.fuzzy] == []
    kept = {key for key, message in found.items() if tool.KEPT in message.user_comments}
    assert sorted(found.keys() - said_by_code - kept) == []
    for key, message in found.items():
        assert sorted(re.findall(r"{\w+}", key)) == sorted(re.findall(r"{\w+}", message.string)), key


def test_the_compiled_catalogue_is_the_one_that_is_read(tool):
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with FILE.with_suffix(".po").open("rb") as file:
        own = read_po(file, locale="zh")
    compiled = io.BytesIO()
    write_mo(compiled, own)
    assert compiled.getvalue() == FILE.with_suffix(".mo").read_bytes()
    assert messages() == {message.id: message.string for message in own if message.id}


def test_the_tool_brings_its_own_checkout_up_to_date_whichever_is_installed(tmp_path):
    root = Path(__file__).parents[2]
    (tmp_path / "tools").mkdir()
    own = shutil.copy(root / "tools" / "messages.py", tmp_path / "tools")
    (tmp_path / "pipeline").symlink_to(root / "pipeline")
    asked = f"import runpy; tool = runpy.run_path({own!r}); print(tool['FILE'], tool['cli'].__file__, sep='\\n')"
    told = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True)
    assert all(line.startswith(str(tmp_path)) for line in told.stdout.splitlines())


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, ZH),
        ({"LANG": "zh_TW"}, ZH),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, EN),
        ({"LANG": "en_GB", "LC_MESSAGES": "zh_CN"}, ZH),
        ({"LANGUAGE": "zh:en", "LC_ALL": "en_US"}, ZH),
        ({"LANG": "de_DE"}, EN),
        ({}, EN),
    ],
)
def test_the_language_is_the_locales(environ, lang):
    assert language(environ) == lang


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("no PDF found", "没有找到 PDF"),
        ("a/b.pdf: no such file or folder", "a/b.pdf：没有该文件或文件夹"),
        ("3 pages  zh: title, 2 authors  en: nothing", "3 页  中文: 题名、作者 2 人  英文: 无"),
        ("no title found in zh", "没有找到中文题名"),
        ("a.pdf: damaged PDF (bad)", "a.pdf：PDF 已损坏（bad）"),
        ("damaged PDF (bad: x)", "PDF 已损坏（bad: x）"),
        ("is the only keyword; begins with a digit", "是唯一的关键词；以数字开头"),
        ("x.pdf:3: warning: reference [4] is never cited", "x.pdf:3: 警告: 参考文献 [4] 未被引用"),
        ("no mode of OCR is called 'maybe'; there are auto, off", "没有名为 'maybe' 的OCR 方式；可用的有 auto, off"),
        ("no format of references is called 'x'; there are csl", "没有名为 'x' 的参考文献格式；可用的有 csl"),
        ("http://a:1: cannot be reached (Connection refused)", "http://a:1: 无法连接（连接被拒绝）"),
        ("a.toml: Invalid value (at line 1, column 7)", "a.toml: 值无效（第 1 行第 7 列）"),
        ("x/labels.toml:3: forms must be a list", "x/labels.toml:3：forms 应为列表"),
        ("x.pdf  2 pages  1 doubt", "x.pdf  2 页  存疑 1 处"),
        ("x.pdf  2 pages  3 doubts", "x.pdf  2 页  存疑 3 处"),
        (
            "x.pdf: no page has a usable text layer; it needs OCR [no-text]",
            "x.pdf：没有一页有可用的文字层；需要 OCR [no-text]",
        ),
        (
            "x.pdf: takes longer than the limit (--timeout gives it more) [time-limit]",
            "x.pdf: 用时超过限制（可用 --timeout 放宽） [time-limit]",
        ),
        (
            "x.pdf:1: info: file is damaged and was read after a repair: damaged PDF (bad)",
            "x.pdf:1: 信息: 文件已损坏，修复后读取：PDF 已损坏（bad）",
        ),
        ("x.pdf:2: info: paragraph ends in the middle of a sentence:  a  b", "x.pdf:2: 信息: 段落在句中结束： a  b"),
        ("x.json: --format a: no such format; there are b, c", "x.json: --format a：没有该格式；可用的有 b, c"),
        ("a.b must be text; c must be text", "a.b 应为文字；c 应为文字"),
        ("has no pages [no-pages]", "没有页面 [no-pages]"),
        ("1,200 pages", "1,200 页"),
        ("nobody ever said this", "nobody ever said this"),
        ("", ""),
    ],
)
def test_sentences_in_chinese(text, zh):
    assert said(text, ZH) == zh
    assert said(text, EN) == text


@pytest.mark.parametrize("kind", Kind)
def test_every_remark_is_translated_with_its_values(kind):
    names = re.findall(r"{(\w+)}", kind.value[1])
    message = Diagnostic(kind, details={name: f"⟨{n}⟩" for n, name in enumerate(names)}).message
    found = said(message, ZH)
    assert found != message
    assert all(f"⟨{n}⟩" in found for n in range(len(names)))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.severity is not Severity.INFO])
def test_a_report_names_what_wants_a_look_in_chinese(kind):
    words = kind.name.lower().replace("_", " ")
    assert not re.search("[a-z]{3}", said(f"{words} (3), {words} (4)", ZH).replace("DOI", ""))


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    run = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(run, env={**own, "LC_ALL": "zh_CN.UTF-8"}, capture_output=True, text=True, encoding="utf-8")


def test_commands_speak_chinese(tmp_path):
    shown = command("extract", "--help").stdout
    assert "转换 PDF" in shown
    assert "显示此说明并退出。" in shown
    assert "选项:" in shown
    assert command("extract", "/nowhere").stderr.strip() == "/nowhere：没有该文件或文件夹"
    done = command("extract", str(INPUT / "brief-shared-page.pdf"), "--output", str(tmp_path), "--ocr", "off")
    assert "作者 3 人" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said_last"),
    [
        (("extract",), "错误：缺少参数 'inputs'。"),
        (("extract", "x.pdf", "--nope"), "错误：没有该选项：--nope"),
        (("extract", "x.pdf", "--workers", "many"), "错误：'--workers' 的值无效：应为整数"),
        (("archive", "status"), "错误：缺少参数 'output'。"),
    ],
)
def test_bad_usage_is_told_in_chinese_whole(arguments, said_last):
    """Also by the library of the command line, which has some of its words from no catalogue."""
    ended = command(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    usage, hint, _, last = ended.stderr.splitlines()
    assert usage.startswith("用法: ")
    assert "[选项]" in usage
    assert hint.startswith("请用 ")
    assert last == said_last


def test_the_report_is_in_both_languages():
    record = summary([], "1")
    record["look"] = [{"path": "a b.pdf", "result": "a b.json", "why": "no title found"}]
    both = {lang: page(record, lang) for lang in PAGES}
    assert "<h2>Documents that want a look</h2>" in both[EN]
    assert "<h2>需要查看的文档</h2>" in both[ZH]
    assert "<td>没有找到题名</td>" in both[ZH]
    assert '<html lang="zh">' in both[ZH]
    assert f'href="{PAGES[ZH]}"' in both[EN]
    assert f'href="{PAGES[EN]}"' in both[ZH]
    assert '<a href="a%20b.json">a b.pdf</a>' in both[ZH]
