"""What programs ask of the server, and what it refuses."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from corrections.conftest import INPUT
from lxml import etree

from pipeline.archive.document import Limits, Outcome, Task
from pipeline.corrections.correction import Op
from pipeline.model.lang import Lang
from pipeline.serve.api.extraction import kept_upload
from pipeline.serve.api.form import unwrapped
from pipeline.serve.catalogue import PER_PAGE, Asked, Catalogue, put
from pipeline.serve.guard import is_local
from pipeline.serve.words import language, words
from pipeline.serve.workers import Busy, Workers
from pipeline.settings import Settings
from pipeline.write.validate import validate
from serve.conftest import DOUBTED, NAMES

httpx = pytest.importorskip("httpx")


@pytest.fixture
def ask(fresh):
    with httpx.Client(base_url=fresh.url, timeout=60) as client:
        yield client


@pytest.fixture
def article(ask, fresh):
    """The address of an article, and it."""
    path = f"/api/articles/{fresh.keys[DOUBTED]}"
    return path, ask.get(path).json()


def change(value: dict, new: str) -> dict:
    old = value["article"]["titles"][0]["text"]
    return {"address": "titles[zh].text", "op": "change", "old": old, "new": new, "who": "lin"}


def test_the_list_is_searched_and_filtered(ask):
    assert {item["name"] for item in ask.get("/api/articles").json()["articles"]} >= set(NAMES)
    [found] = ask.get("/api/articles", params={"q": "斜拉索 LU"}).json()["articles"]
    assert (found["name"], found["doubts"], found["state"]) == (DOUBTED, 1, "unseen")
    listed = [item["name"] for item in ask.get("/api/articles").json()["articles"]]
    assert min(NAMES, key=listed.index) == DOUBTED  # most doubts first
    assert ask.get("/api/articles", params={"q": "%"}).json()["count"] == 0
    assert ask.get("/api/articles", params={"state": "corrected"}).json()["count"] == 0
    assert ask.get("/api/search", params={"q": "斜拉索"}).json()["hits"][0]["name"] == DOUBTED


def test_a_correction_is_saved_undone_and_seen_by_the_list(ask, article):
    path, value = article
    assert [item["address"] for item in value["doubts"]] == ["authors[0]"]
    etag = {"If-Match": f'"{value["etag"]}"'}
    done = ask.post(f"{path}/corrections", json=change(value, "纸桥"), headers=etag)
    assert done.status_code == 200
    assert done.json()["article"]["titles"][0]["text"] == "纸桥"
    assert ask.get("/api/corrections").json()["articles"][0]["name"] == DOUBTED
    assert "纸桥" in ask.get(f"{path}/files/jats").text
    undone = ask.delete(f"{path}/corrections/last", headers={"If-Match": done.headers["ETag"]})
    assert undone.json()["article"] == value["article"]
    nothing = ask.delete(f"{path}/corrections/last", headers={"If-Match": undone.headers["ETag"]})
    assert nothing.status_code == 404
    seen = ask.put(f"{path}/seen", json={"seen": True, "who": "lin"}, headers={"If-Match": undone.headers["ETag"]})
    assert seen.json()["state"] == "seen"


def test_a_file_is_handed_out_under_the_name_of_the_result(ask, article):
    path, value = article
    stem = quote(DOUBTED, safe="")
    for form, suffix in {"jats": ".xml", "csl": ".csl.json", "tmx": ".tmx", "zip": ".zip"}.items():
        answer = ask.get(f"{path}/files/{form}")
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].endswith(f"filename*=UTF-8''{stem}{suffix}")
    cited = ask.get(f"{path}/files/csl").json()
    assert len(cited) == len(value["article"]["references"]) > 0
    pairs = etree.fromstring(ask.get(f"{path}/files/tmx").content)
    assert next(seg.text for seg in pairs.iterfind(".//tu[1]/tuv/seg")) == value["article"]["titles"][0]["text"]


def test_lists_of_references_are_offered_where_there_are_references(ask, article, fresh):
    path, value = article
    shown = ask.get(f"/articles/{fresh.keys[DOUBTED]}").text
    assert all(f"{path}/files/{form}" in shown for form in ("jats", "csl", "bib", "ris", "tmx", "zip"))
    stored = fresh.output / f"{DOUBTED}.json"
    stored.write_text(json.dumps({**value["article"], "references": []}, ensure_ascii=False), "utf-8")
    shown = ask.get(f"/articles/{fresh.keys[DOUBTED]}").text
    assert f"{path}/files/tmx" in shown
    assert not any(f"{path}/files/{form}" in shown for form in ("csl", "bib", "ris"))


def test_of_two_who_change_an_article_the_second_sees_the_first(ask, article):
    path, value = article
    etag = {"If-Match": f'"{value["etag"]}"'}
    assert ask.post(f"{path}/corrections", json=change(value, "甲"), headers=etag).status_code == 200
    second = ask.post(f"{path}/corrections", json=change(value, "乙"), headers=etag)
    assert second.status_code == 409
    assert second.json()["article"]["titles"][0]["text"] == "甲"


def test_a_change_that_says_not_what_it_is_of_is_asked_for_that(ask, article):
    """RFC 6585, 3: 428, whatever else is wrong with it."""
    path, value = article
    for body in (change(value, "乙"), {"address": "titles[zh].text"}):
        asked = ask.post(f"{path}/corrections", json=body)
        assert (asked.status_code, asked.json()["detail"].split(":")[0]) == (428, "if-match is missing")
    chinese = ask.put(f"{path}/seen", json={"seen": True}, headers={"Accept-Language": "zh"})
    assert (chinese.status_code, "缺少" in chinese.json()["detail"]) == (428, True)
    assert ask.get(path).json()["etag"] == value["etag"]


def test_what_there_cannot_be_is_not_there(ask, article):
    """An address is of nothing, whether its name has the form of one or not: RFC 9110, 15.5.5."""
    path, value = article
    etag = {"If-Match": value["etag"]}
    for method, asked, told in (
        ("GET", "/api/articles/xyz", "no such article"),
        ("GET", "/api/articles/xyz/files/json", "no such article"),
        ("GET", f"{path}/files/docx", "no such file"),
        ("GET", f"{path}/pages/0/lines", "no such page"),
        ("GET", f"{path}/pages/x/lines", "no such page"),
        ("GET", "/api/jobs/1", "no such job"),
        ("POST", "/api/articles/xyz/corrections", "no such article"),
        ("DELETE", f"{path}/corrections/first", "no such correction"),
        ("DELETE", f"{path}/corrections/{'0' * 16}", "no such correction"),
        ("DELETE", f"{path}/corrections/last", "there is nothing to undo"),
    ):
        answer = ask.request(method, asked, headers=etag)
        assert (answer.status_code, answer.json()) == (404, {"detail": told}), asked


def test_what_does_not_fit_is_refused(ask, article):
    path, value = article
    etag = {"If-Match": value["etag"]}
    for own in (
        {"address": "titles[zh].text", "op": "change", "old": "从前", "new": "x"},
        {"address": "../../etc", "op": "change", "old": "", "new": "x"},
        {"address": "titles[zh].text", "op": "burn"},
        {"address": "titles[zh].text", "op": "change", "old": value["article"]["titles"][0]["text"], "new": {"a": 1}},
    ):
        assert ask.post(f"{path}/corrections", json=own, headers=etag).status_code == 422
    assert ask.get(path).json()["etag"] == value["etag"]


def test_a_value_that_cannot_be_is_refused_with_its_reason(ask, article):
    path, value = article
    etag, old = {"If-Match": value["etag"]}, value["article"]["history"][0]["date"]
    own = {"address": "history[0].date", "op": "change", "old": old, "new": "2020-13-45"}
    refused = ask.post(f"{path}/corrections", json=own, headers=etag)
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("2020-13-45 is no date")
    chinese = ask.post(f"{path}/corrections", json=own, headers={**etag, "Accept-Language": "zh"})
    assert "2020-13-45 不是日期" in chinese.json()["detail"]
    for never in (own, {**own, "address": "../../etc"}):  # whatever the article is by now
        assert ask.post(f"{path}/corrections", json=never, headers={"If-Match": "of yesterday"}).status_code == 422
    assert ask.get(path).json()["etag"] == value["etag"]


def test_a_misprint_is_an_editor_s_to_say_and_is_remarked_on(ask, article):
    path, value = article
    old = value["article"]["journal"]["issn"]["text"]
    own = {"address": "journal.issn.text", "op": "change", "old": old, "new": "9999-0033"}
    made = ask.post(f"{path}/corrections", json=own, headers={"If-Match": value["etag"]}).json()
    assert made["article"]["journal"]["issn"]["text"] == "9999-0033"
    assert made["remarks"] == ["ISSN 9999-0033: its check digit does not fit the others"]


def test_the_text_in_a_box(ask, article):
    path, value = article
    title = value["article"]["titles"][0]
    left, top, right, bottom = title["source"]["box"]
    inside = {"page": 1, "box": [left - 2, top - 2, right + 2, bottom + 2]}
    assert ask.post(f"{path}/text", json=inside).json()["text"] == title["text"]
    middle = {"page": 1, "box": [(left + right) / 2, (top + bottom) / 2] * 2}
    assert ask.post(f"{path}/text", json=middle).json()["text"] == title["text"]
    assert ask.post(f"{path}/text", json={"page": 1, "box": [0, 0, 9, 9]}).json() == {
        "text": "",
        "value": "",
        "parts": [],
        "marks": [],
        "box": None,
    }
    beyond = ask.post(f"{path}/text", json={"page": 99, "box": [0, 0, 9, 9]})
    assert (beyond.status_code, beyond.json()) == (404, {"detail": "the PDF has 3 pages"})
    assert ask.get(f"{path}/pages/4/lines").status_code == 404


def test_the_lines_of_a_page_are_told_for_a_field(ask, article):
    path, value = article
    names = [own["printed"] for own in value["article"]["authors"] if own["lang"] == "zh"]
    told = ask.get(f"{path}/pages/1/lines", params={"address": "authors[0].printed"}).json()["lines"]
    assert names in [line["parts"] for line in told]
    assert not any(line["parts"] for line in ask.get(f"{path}/pages/1/lines").json()["lines"])


def test_a_printed_label_is_no_part_of_the_value(ask, article):
    path, value = article
    left, top, right, bottom = value["article"]["keywords"][1]["source"]["box"]
    inside = {"page": 1, "box": [left - 90, top - 2, right + 2, bottom + 2]}
    found = ask.post(f"{path}/text", json=inside).json()
    assert found["text"].startswith("Key words")
    assert found["value"] == "; ".join(item["text"] for item in value["article"]["keywords"][1]["keywords"])


def test_pictures_of_pages(ask, fresh):
    page = f"/articles/{fresh.keys[DOUBTED]}/pages"
    found = ask.get(f"{page}/1.png")
    assert found.content.startswith(b"\x89PNG")
    for number in (0, 4, 99):
        assert ask.get(f"{page}/{number}.png").status_code == 404
    assert ask.get("/articles/00000000000000000000/pages/1.png").status_code == 404


@pytest.mark.parametrize("form", ["json", "jats", "zip"])
def test_a_pdf_becomes_an_article(ask, form):
    data = (INPUT / "clinical-structured.pdf").read_bytes()
    found = ask.post("/api/extract", params={"name": "clinical-structured.pdf", "form": form}, content=data)
    assert found.status_code == 200
    if form == "json":
        assert found.json()["format"] == "duizhao-article/2"
    elif form == "jats":
        assert not validate(found.content)
    else:
        with zipfile.ZipFile(io.BytesIO(found.content)) as archive:
            assert "clinical-structured.xml" in archive.namelist()


@pytest.mark.parametrize("name", ["clinical-structured.pdf", "纸桥 (1).pdf", ""])
def test_a_pdf_may_come_in_a_form(ask, fresh, name):
    data = (INPUT / "clinical-structured.pdf").read_bytes()
    query = {} if name else {"name": "named.pdf"}
    found = ask.post("/api/extract", params=query, files={"file": (name or "x.pdf", data, "application/pdf")})
    assert found.status_code == 200, found.text
    stored = fresh.app.state.own.uploads / (name or "named.pdf")
    assert stored.read_bytes() == data
    assert found.json()["file"]["name"] == stored.name


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("论文 (1).pdf", "论文 (1)"),
        ("纸桥😀.pdf", "纸桥😀"),
        ("../../纸桥.pdf", "纸桥"),
        ("C:\\稿件\\纸桥.pdf", "纸桥"),
        ("/纸桥/.pdf", "_pdf"),
        ('纸桥"终稿".pdf', "纸桥_终稿_"),
        ("cafe\u0301.pdf", "café"),
        ("a/..", "article"),
        ("纸" * 300 + ".pdf", "纸" * 63),
    ],
)
def test_an_upload_is_called_as_its_file_and_stays_among_the_uploads(tmp_path, name, stem):
    """Another one of the name is `-2`; the same one again is the same."""
    own = SimpleNamespace(
        naming=threading.Lock(), uploads=tmp_path / "uploads", options=SimpleNamespace(outputs=(tmp_path,))
    )
    own.uploads.mkdir()
    names = []
    for data in (b"one", b"other", b"one"):
        part = own.uploads / ".part"
        part.write_bytes(data)
        names.append(kept_upload(own, name, part)[0])
    assert names == [names[0], f"{names[0]}-2", names[0]]
    assert re.fullmatch(re.escape(stem) + "(-[0-9a-f]{8})?", names[0])
    assert {path.name for path in tmp_path.rglob("*.pdf")} == {f"{each}.pdf" for each in names}


def test_a_browser_s_form_gives_the_file_s_own_name(tmp_path):
    sent = tmp_path / "sent"
    head = 'Content-Disposition: form-data; name="file"; filename="纸桥%22终稿%22 100%.pdf"'
    sent.write_bytes(f"--x\r\n{head}\r\n\r\n%PDF-\r\n--x--\r\n".encode())
    assert unwrapped(sent, b"x") == '纸桥"终稿" 100%.pdf'


def test_a_name_of_three_hundred_characters_is_taken(ask):
    answer = ask.post("/api/extract", params={"name": "纸" * 300 + ".pdf"}, content=b"%PDF-1.4 nothing")
    assert (answer.status_code, "characters" in answer.json()["detail"]) == (422, False)


PDF = ("a.pdf", b"%PDF-1.4 \r\n--nothing", "application/pdf")


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"files": {"file": ("a.pdf", b"hello")}}, "not a PDF"),
        ({"files": [("a", PDF), ("b", PDF)]}, "the form has 2 files"),
        ({"files": {"file": PDF}, "data": {"form": "jats"}}, "form goes into the address"),
        ({"content": b"--x\r\n", "headers": {"Content-Type": "multipart/form-data"}}, "says what parts it"),
        ({"content": b"", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}, "the form is empty"),
        ({"content": b"--x--", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}, "the form has 0 files"),
        (
            {"content": b"--x\r\nA: b\r\n\r\n%PDF-", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
            "end",
        ),
        ({"content": b"--x\r\nA\r\n--x--", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}, "no head"),
        (
            {
                "content": b"--x\r\nA\r\n--x\r\nB: c\r\n\r\n%PDF-\r\n--x--",
                "headers": {"Content-Type": "multipart/form-data; boundary=x"},
            },
            "no head",
        ),
        ({"content": b"%PDF-1", "headers": {"Content-Type": "multipart/mixed; boundary=x"}}, "says what parts it"),
    ],
)
def test_a_form_without_one_pdf_is_refused_with_its_reason(ask, fresh, sent, why):
    before = sorted(fresh.app.state.own.uploads.iterdir())
    answer = ask.post("/api/extract", **sent)
    assert (answer.status_code, why in answer.json()["detail"]) == (415, True), answer.text
    assert sorted(fresh.app.state.own.uploads.iterdir()) == before


def test_what_is_no_pdf_is_refused(ask, fresh):
    assert ask.post("/api/extract", content=b"hello").status_code == 415
    before = sorted(fresh.app.state.own.uploads.iterdir())
    broken = ask.post("/api/extract", params={"name": "../../x.pdf"}, content=b"%PDF-1.4 nothing")
    assert broken.status_code == 422
    assert not (fresh.output.parent.parent / "x.json").exists()
    assert sorted(fresh.app.state.own.uploads.iterdir()) == before
    assert ask.get("/api/jobs/" + "0" * 32).status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/articles?limit=abc", 422),
        ("/api/articles?page=abc", 422),
        ("/api/articles?ordr=name", 422),
        ("/api/search?q=x&limit=abc", 422),
        ("/api/search?q=x&page=2", 422),
        ("/api/corrections?q=x", 422),
        ("/api/search?q=x&limit=2&lang=zh", 200),
        ("/api/articles?q=x&state=seen&journal=y&year=2030&order=name&page=1", 200),
    ],
)
def test_what_a_request_asks_by_is_kept_or_refused(ask, path, status):
    assert ask.get(path).status_code == status


def test_a_sign_is_put_right_throughout(ask, article):
    path, value = article
    etag, body = {"If-Match": value["etag"]}, {"old": "温度", "new": "气温", "who": "lin"}
    done = ask.post(f"{path}/replacements", json=body, headers=etag)
    assert done.status_code == 200
    made = done.json()["corrections"]
    assert len(made) > 1
    assert {item["op"] for item in made} == {"change"}
    assert ask.post(f"{path}/replacements", json=body, headers=etag).status_code == 409
    nowhere = ask.post(f"{path}/replacements", json=body, headers={"If-Match": done.headers["ETag"]})
    assert (nowhere.status_code, nowhere.json()["detail"]) == (422, "温度 stands nowhere in the article")
    undone = ask.delete(f"{path}/corrections/{made[0]['id']}", headers={"If-Match": done.headers["ETag"]})
    assert len(undone.json()["corrections"]) == len(made) - 1


def test_a_sign_is_taken_away_throughout_only_where_that_is_said(ask, article):
    """`new` left out is a slip of the pen, and `""` is meant."""
    path, value = article
    etag = {"If-Match": value["etag"]}
    assert ask.post(f"{path}/replacements", json={"old": "温"}, headers=etag).json()["detail"] == "new: it is missing"
    assert ask.get(path).json()["etag"] == value["etag"]
    done = ask.post(f"{path}/replacements", json={"old": "温", "new": ""}, headers=etag)
    assert (done.status_code, "温" in done.json()["article"]["titles"][0]["text"]) == (200, False)


def test_markup_that_is_typed_into_a_value_is_remarked_on(ask, article):
    path, value = article
    own = change(value, "<b>纸桥</b>")
    done = ask.post(f"{path}/corrections", json=own, headers={"If-Match": value["etag"]}).json()
    told = "<b> at titles[zh].text stands as it was typed: a value holds text and no markup"
    assert told in done["remarks"]
    assert done["article"]["titles"][0]["text"] == "<b>纸桥</b>"


WRONG = {
    "corrections": (
        b"{",
        b"[]",
        b"{}",
        b'{"address": 1, "op": "burn"}',
        b'{"address": "a", "op": "change", "who": 1, "anchor": {"page": 0, "box": [1, 2, 1e400]}}',
        b'{"address": "a", "op": "change", "anchor": {"page": 1.5, "box": ["a", 2, 3, 1e400]}}',
        b'{"address": "a", "op": "change", "anchor": {"page": "x", "box": 5}}',
        b'{"address": "\\ud800", "op": "burn", "anchor": 5}',
        b'{"address": "titles[zh].text", "op": "change", "old": "\\ud800", "new": "x"}',
        b'{"address": "\\ud800", "op": "change", "new": "x"}',
        b'{"address": "' + b"a" * 301 + b'", "op": "tie"}',
    ),
    "text": (b'{"page": 1e300, "box": [1, 2, 3, 4, 5]}', b'{"page": true, "box": "x"}'),
}


# Keys of what is sent, names of parameters, and what may stand there.
KEYS = "address|anchor|box|page|old|new|who|seen|text|order|key|limit|job_id|doubts|name|if-match"
KEYS += "|change|add|remove|move|not-of-article|split|accept|tie"


def test_what_is_wrong_with_a_request_is_one_sentence(ask, article):
    path, value = article
    headers = {"If-Match": value["etag"], "Content-Type": "application/json"}
    told = {
        b"{": "the request's body: it is no JSON",
        b"[]": "the request's body: wanted is an object with keys",
        b'{"address": "a", "op": "burn"}': "op: wanted is one of change, add, remove, move, not-of-article, split, "
        "accept, tie",
        b'{"op": "change", "who": 1}': "address: it is missing; who: wanted is a text",
        b'{"address": "a", "op": "change", "anchor": {"page": 0, "box": [1, 2, 3, "x"]}}': "anchor.page: it is 1 at "
        "least; anchor.box[3]: wanted is a number",
    }
    for body, detail in told.items():
        answer = ask.post(f"{path}/corrections", content=body, headers=headers)
        assert (answer.status_code, answer.json()["detail"]) == (422, detail)
    listed = ask.get("/api/articles", params={"page": "0", "order": "x"})
    assert listed.json()["detail"] == "order: wanted is one of doubts, name; page: it is 1 at least"


@pytest.mark.parametrize("what", WRONG)
def test_why_a_request_is_refused_is_told_in_the_language_of_whoever_asks(ask, article, what):
    path, value = article
    headers = {"If-Match": value["etag"], "Content-Type": "application/json", "Accept-Language": "zh"}
    for body in WRONG[what]:
        refused = ask.post(f"{path}/{what}", content=body, headers=headers)
        assert refused.status_code == 422, body
        answer = refused.json()
        for told in [answer["detail"], *(each["msg"] for each in answer.get("errors", ()))]:
            assert not re.search("[A-Za-z]{3}", re.sub(f"'[^']*'|JSON|true|false|{KEYS}", "", told)), told


@pytest.mark.parametrize(
    "query",
    [
        *("articles?page=abc", "articles?page=1.5", "articles?page=0", "articles?order=x", "articles/zz"),
        *("articles?q=" + "x" * 300, "jobs/x", "search", "search?q=x&limit=999"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_in_chinese_too(ask, query):
    answer = ask.get(f"/api/{query}", headers={"Accept-Language": "zh"}).json()
    for told in (answer["detail"], *(each["msg"] for each in answer.get("errors", ()))):
        assert not re.search("[A-Za-z]{3}", re.sub(f"'[^']*'|{KEYS}", "", told)), told


def test_a_method_or_an_address_that_there_is_not_is_told_in_chinese_too(ask):
    asked = [("PATCH", "/api/articles", "不接受该方法"), ("GET", "/api/nowhere", "没有该地址")]
    for method, path, told in asked:
        assert ask.request(method, path, headers={"Accept-Language": "zh"}).json() == {"detail": told}


def test_what_is_too_large_is_refused(ask, article):
    path, value = article
    large = {**change(value, "x"), "who": "x" * 2_000_000}
    assert ask.post(f"{path}/corrections", json=large, headers={"If-Match": value["etag"]}).status_code == 413
    assert ask.post(f"{path}/corrections", content=iter([b"{}"]), headers={"If-Match": "x"}).status_code == 411
    assert ask.post("/api/extract", content=(b"%PDF-" + b"x" * 1_000_000 for _ in range(70))).status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/..%2fapp.py", "/static/words.toml", "/api/articles/%2e%2e", "/..%2f..%2fetc/passwd"]
)
def test_no_path_leads_to_other_files(ask, path):
    assert ask.get(path).status_code in (404, 422)


def test_pages_of_other_sites_and_names_are_refused(ask, article):
    path, value = article
    own = {"json": change(value, "x")}
    for headers in ({"Origin": "http://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        headers["If-Match"] = value["etag"]
        assert ask.post(f"{path}/corrections", headers=headers, **own).status_code == 403
    assert ask.get("/", headers={"Host": "elsewhere.example"}).status_code == 421
    page = ask.get("/")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
    assert "<script>" not in page.text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_is_filled_in(ask, fresh, lang):
    for path in ("/", "/docs", f"/articles/{fresh.keys[DOUBTED]}"):
        page = ask.get(path, headers={"Accept-Language": lang})
        assert page.status_code == 200
        assert "built-in" not in page.text
        assert f'<html lang="{lang}">' in page.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/articles/" + "0" * 20, 404),
        ("/articles/x", 404),
        ("/static/x.css", 404),
        ("/?page=0", 422),
    ],
)
def test_people_are_told_in_a_page_and_programs_in_json(ask, path, status):
    page = ask.get(path, headers={"Accept": "text/html,*/*", "Accept-Language": "en"})
    assert (page.status_code, page.headers["content-type"].partition(";")[0]) == (status, "text/html")
    assert 'href="/"' in page.text
    assert ask.get(path).headers["content-type"] == "application/json"


def test_a_refusal_is_told_in_the_language_that_is_asked_for(ask, article):
    path, value = article
    stale = {**change(value, "x"), "old": "从前"}
    own = {"json": stale, "headers": {"If-Match": value["etag"]}}
    assert "stands there, not" in ask.post(f"{path}/corrections", **own).json()["detail"]
    own["headers"]["Accept-Language"] = "zh-CN"
    told = ask.post(f"{path}/corrections", **own).json()["detail"]
    assert "stands there" not in told
    assert "从前" in told


def test_a_correction_is_undone_by_its_name_unless_others_build_on_it(ask, article):
    path, value = article
    names = [item["printed"] for item in value["article"]["authors"]]
    for own in (
        {"address": "authors[1]", "op": "add", "old": names[0], "new": "孟秋"},
        {"address": "authors[1].printed", "op": "change", "old": "孟秋", "new": "孟夏"},
        {"address": "authors[0]", "op": "accept", "old": names[0]},
    ):
        value = ask.post(f"{path}/corrections", json=own, headers={"If-Match": value["etag"]}).json()
    first, second, third = (item["id"] for item in value["corrections"])

    def undo(name: str):
        return ask.delete(f"{path}/corrections/{name}", headers={"If-Match": ask.get(path).json()["etag"]})

    assert undo(first).status_code == 422
    assert undo("0" * 16).json() == {"detail": "no such correction"}
    assert [item["id"] for item in undo(second).json()["corrections"]] == [first, third]
    assert [item["id"] for item in undo("last").json()["corrections"]] == [first]


def test_what_is_corrected_is_listed_though_somebody_looked_all_of_it_through(ask, article):
    path, value = article
    done = ask.post(f"{path}/corrections", json=change(value, "纸桥"), headers={"If-Match": value["etag"]}).json()
    ask.put(f"{path}/seen", json={"seen": True}, headers={"If-Match": done["etag"]})
    [found] = ask.get("/api/corrections").json()["articles"]
    assert (found["name"], found["state"], found["changes"]) == (DOUBTED, "seen", 1)


def test_a_port_that_is_taken_is_told_before_an_address_is_printed(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "-m", "pipeline", "serve", str(tmp_path), "--port", port],
            capture_output=True, text=True, cwd=Path(__file__).parents[2], env={**os.environ, "LANG": "C"},
        )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"127.0.0.1:{port}: Address already in use\n"


def test_what_readme_shows_of_the_service_runs(fresh, tmp_path):
    shown = (Path(__file__).parents[2] / "README.md").read_text("utf-8").split("```python\n")[1:]
    first, second = (part.partition("```")[0] for part in shown if "import httpx" in part)
    shutil.copy(INPUT / "brief-shared-page.pdf", tmp_path / "paper.pdf")
    for code, said in ((first, "'zh'"), (second, "corrected")):
        assert "http://127.0.0.1:8765" in code
        own = code.replace("http://127.0.0.1:8765", fresh.url)
        ended = subprocess.run([sys.executable, "-c", own], cwd=tmp_path, capture_output=True, text=True)
        assert ended.stderr == ""
        assert said in ended.stdout


def test_health_metrics_and_the_description(ask):
    assert ask.get("/health").json()["status"] == "ok"
    assert 'duizhao_articles{state="unseen"}' in ask.get("/metrics").text
    described = ask.get("/docs").text
    assert "/api/articles/{key}/corrections" in described
    assert "频率法识剐" in described  # an example


def test_with_a_token_nobody_else_is_answered(made, tmp_path):
    from starlette.testclient import TestClient

    from pipeline.serve.app import application
    from pipeline.serve.state import Options

    options = Options((tmp_path / "out",), folder=tmp_path / "state", host="0.0.0.0", token="s3cret")
    with TestClient(application(options), base_url="http://server.example") as client:
        assert client.get("/").status_code == 401
        assert client.get("/", headers={"Authorization": "Bearer wrong"}).status_code == 401
        assert client.get("/", headers={"Authorization": "Bearer s3cret"}).status_code == 200
        assert client.get("/?token=s3cret").status_code == 200  # led on, with a cookie
        assert client.get("/").status_code == 200
    assert [is_local(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "192.0.2.1")] == [True] * 3 + [
        False
    ] * 2


def wait(task: Task) -> Outcome:
    """Stay until a file is there."""
    while not Path(task.output).exists():
        threading.Event().wait(0.02)
    return Outcome()


def test_what_is_too_much_is_refused(tmp_path):
    workers = Workers(1, 2)
    task = Task("a", "a", str(tmp_path / "go"), "a", Limits(), Settings())
    jobs = []
    try:
        refused = 0
        for _ in range(10):
            try:
                jobs.append(workers.submit(task, wait))
            except Busy:
                refused += 1
        assert len(jobs) in (2, 3)  # one may be at work already
        assert workers.progress(jobs[-1]) == {"ahead": sum(job.status == "queued" for job in jobs[:-1])}
        (tmp_path / "go").touch()
        assert all(not job.outcome.result(60).reason for job in jobs)
        assert workers.progress(jobs[0]) == {}
        assert workers.counts == {"done": len(jobs), "failed": 0, "refused": refused}
    finally:
        workers.close()


def test_the_list_comes_in_pages(tmp_path):
    catalogue = Catalogue(tmp_path / "c.sqlite")
    rows = [("", f"n{n:03}", "", "", "题", "t", "", "刊", "2020", n % 7, "unseen", "", n % 2) for n in range(120)]
    with catalogue._using() as base:
        for number, row in enumerate(rows):
            put(base, f"{number:020x}", row)
    pages = [catalogue.entries(Asked(order="name", page=page)) for page in (1, 2, 3, 4)]
    assert [len(found) for found, _ in pages] == [PER_PAGE, PER_PAGE, 20, 0]
    assert [entry.name for found, _ in pages for entry in found] == [row[1] for row in rows]
    most = catalogue.entries(Asked())[0]
    assert [entry.doubts for entry in most] == sorted((row[9] for row in rows), reverse=True)[:PER_PAGE]
    assert catalogue.entries(Asked(state="unseen"))[0] == most
    assert catalogue.entries(Asked("题"))[1] == 120
    assert catalogue.entries(Asked(order="name", is_changed=True))[1] == 60
    assert catalogue.entries(Asked("题 无"))[1] == 0
    assert (catalogue.choices("journal"), catalogue.states()) == (["刊"], {"unseen": 120})
    catalogue.close()


@pytest.mark.parametrize(
    ("asked", "accepted", "lang"),
    [
        (None, "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        (None, "en-GB,zh;q=0.9", "en"),
        (None, "en;q=0.3, zh-TW;q=0.8", "zh"),
        (None, "de", "en"),
        (None, ";;q=x,,", "en"),
        (None, "zh;q=1.2.3", "zh"),
        ("en", "zh", "en"),
        ("fr", "zh", "zh"),
    ],
)
def test_the_language_is_the_readers(asked, accepted, lang):
    assert language(asked, accepted) == lang


def test_every_word_is_there_in_both_languages_and_used():
    own = Path(__file__).parents[2] / "pipeline" / "serve"
    text = "".join(path.read_text("utf-8") for path in (*own.glob("templates/*"), own / "static" / "app.js"))
    text += "".join((own / name).read_text("utf-8") for name in ("view.py", "cells.py", "catalogue.py"))
    zh, en = (words(lang.value) for lang in Lang)
    assert zh.keys() == en.keys()
    assert all(zh.values())
    assert all(en.values())
    made = {"by-doubts", "by-name"} | {f"op-{op.value}" for op in Op} | {key for key in zh if key.endswith("-one")}
    assert [key for key in zh if f'"{key}"' not in text and f"w.{key}" not in text and f"words.{key}" not in text
            and key not in made and f"w['{key}'" not in text and f"'{key}'" not in text] == []  # fmt: skip
    for key in zh:
        assert sorted(re.findall(r"{\w+}", zh[key])) == sorted(re.findall(r"{\w+}", en[key]))


def test_whatever_the_description_allows_gives_no_error_of_ours(fresh):
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, given, settings

    @schemathesis.serializer("application/pdf")
    def as_it_is(context, value):
        return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")

    schema = schemathesis.openapi.from_url(f"{fresh.url}/openapi.json")
    for operation in (found.ok() for found in schema.get_all_operations()):

        @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy())
        def try_it(case):
            assert case.call(base_url=fresh.url).status_code < 500, case

        try_it()


def test_with_an_index_the_list_is_searched_in_full_texts(made, tmp_path):
    from starlette.testclient import TestClient

    from pipeline.index.local import update
    from pipeline.serve.app import application
    from pipeline.serve.state import Options

    update(tmp_path / "index", [made])
    options = Options((made,), folder=tmp_path / "state", index=tmp_path / "index")
    with TestClient(application(options), base_url="http://127.0.0.1") as client:
        client.app.state.own.catalogue.bring_up_to_date([made])
        words = {"q": "张紧梁模型"}  # of an abstract
        assert [item["name"] for item in client.get("/api/articles", params=words).json()["articles"]] == [DOUBTED]
        hit = client.get("/api/search", params=words).json()["hits"][0]
        assert (hit["result"], hit["missing"]) == (DOUBTED, [])
        some = {"q": "张紧梁模型 大象"}
        assert client.get("/api/search", params=some).json()["hits"][0]["missing"] == ["大象"]
        assert ['id="some"' in client.get("/", params=own).text for own in (words, some)] == [False, True]


def test_a_correction_that_cannot_be_read_stays_in_its_file_whatever_is_saved(ask, fresh):
    path = f"/api/articles/{fresh.keys[DOUBTED]}"
    value = ask.get(path).json()
    file = next(fresh.output.rglob(f"{DOUBTED}.json")).with_suffix(".corrections.json")
    bad = {"address": "doi", "op": "burn", "new": "10.5555/kept"}
    tie = {"address": "alignment.abstract", "op": "tie", "old": None, "new": {"zh": 5, "en": ["a"]}}
    file.write_text(json.dumps({"format": "duizhao-corrections/1", "corrections": [bad, tie]}), "utf-8")
    value = ask.get(path).json()
    assert [item["op"] for item in value["corrections"]] == ["tie"]
    told = [item["message"] for item in value["article"]["diagnostics"] if item["kind"] == "correction-unread"]
    assert told == [
        "corrections[0]: this correction cannot be read, and is left as it is: op: wanted is one of "
        "change, add, remove, move, not-of-article, split, accept, tie"
    ]
    assert ask.get(path.removeprefix("/api")).status_code == 200
    done = ask.post(f"{path}/corrections", json=change(value, "纸桥"), headers={"If-Match": f'"{value["etag"]}"'})
    assert done.status_code == 200
    assert json.loads(file.read_bytes())["corrections"][0] == bad
