"""What a person does at the page, in a real browser."""

from __future__ import annotations

import io
import json
import re

from corrections.conftest import INPUT, extract
from PIL import Image

from pipeline.serve.catalogue import key_of
from serve.conftest import DOUBTED, change_record
from tests.serve import patient

AUTHOR = '.cell[data-address="authors[0].printed"]'
TITLE = '.cell[data-address="titles[0].text"]'


def stored(served) -> dict:
    return json.loads((served.output / f"{DOUBTED}.json").read_bytes())


def corrections(served) -> list[dict]:
    path = served.output / f"{DOUBTED}.corrections.json"
    return json.loads(path.read_text("utf-8"))["corrections"] if path.exists() else []


def saved(page) -> None:
    # it fades after four seconds, which is sooner than a busy machine looks
    page.locator("#said", has_text="Saved.").wait_for(state="attached")


def drag(page, box: list[float]) -> None:
    """Draw a box, in points of the page, over the picture of page 1."""
    image = page.locator('.sheet[data-page="1"] img')
    image.scroll_into_view_if_needed()
    page.wait_for_function("image => image.naturalWidth > 0", arg=image.element_handle())
    page.locator(".sheets").evaluate("sheets => { sheets.scrollTop = 0; }")
    frame = image.bounding_box()
    scale = frame["width"] / (image.evaluate("image => image.naturalWidth") * 72 / 110)
    left, top, right, bottom = box
    page.mouse.move(frame["x"] + left * scale, frame["y"] + top * scale)
    page.mouse.down()
    page.mouse.move(frame["x"] + right * scale, frame["y"] + bottom * scale, steps=4)
    page.mouse.up()


def title_box(served) -> list[float]:
    left, top, right, bottom = stored(served)["titles"][0]["source"]["box"]
    return [left - 3, top - 2, right + 3, bottom + 2]


def test_a_doubt_is_found_and_its_place_shown(tab):
    tab.keyboard.press("n")
    now = tab.locator(".cell.now")
    assert now.get_attribute("data-address") == "authors[0].printed"
    assert "is longer than usual; has no mark (sure: 0.41)" in now.inner_text()
    tab.locator(".box").first.wait_for()


def test_a_page_drawn_with_fewer_dots_has_its_places_where_they_are(tab):
    """As the server draws a page that would take too many."""

    def place() -> list[str]:
        tab.locator(TITLE).click()
        return tab.locator(".box").first.evaluate("box => [box.style.left, box.style.top, box.style.width]")

    def coarse(route) -> None:
        with Image.open(io.BytesIO(route.fetch().body())) as whole:
            small = whole.resize((whole.width // 3, whole.height // 3))
        stream = io.BytesIO()
        small.save(stream, "png")
        route.fulfill(body=stream.getvalue(), content_type="image/png")

    before = place()
    tab.route("**/pages/1.png", coarse)
    tab.reload()
    for old, new in zip(before, place(), strict=True):
        assert abs(float(old.rstrip("%")) - float(new.rstrip("%"))) < 0.5


def test_a_box_fills_a_field_and_the_correction_stands_after_the_next_extraction(tab, fresh):
    old = stored(fresh)["titles"][0]["text"]
    tab.locator(TITLE).click()
    tab.keyboard.press("e")
    tab.locator("textarea").fill("打错的题目")
    drag(tab, title_box(fresh))
    tab.wait_for_function("old => document.querySelector('textarea').value === old", arg=old)
    tab.locator("textarea").press("End")
    tab.locator("textarea").type("初探")
    tab.locator("textarea").press("Control+Enter")
    saved(tab)
    assert f"{old}初探" in tab.locator(TITLE).inner_text()
    [item] = corrections(fresh)
    assert (item["address"], item["old"], item["new"]) == ("titles[0].text", old, f"{old}初探")
    assert item["anchor"]["text"] == old
    tab.reload()
    assert f"{old}初探" in tab.locator(TITLE).inner_text()
    extract(INPUT / f"{DOUBTED}.pdf", fresh.output)
    assert stored(fresh)["titles"][0]["text"] == f"{old}初探"
    assert f"{old}初探" in (fresh.output / f"{DOUBTED}.xml").read_text("utf-8")


def test_what_is_typed_in_place_of_a_line_taken_from_the_page_is_not_printed_there(tab, fresh):
    typed = ("ControlOrMeta+a", "Backspace"), ("ControlOrMeta+a",)
    for at, keys in enumerate(typed):
        choose(tab, "titles[0].text")
        tab.keyboard.press("e")
        area = tab.locator("textarea")
        area.fill("")
        area.press("Alt+ArrowDown")
        tab.wait_for_function("() => document.querySelector('textarea').value")
        assert tab.locator(".box.drawn").count() == 1
        for key in keys:
            area.press(key)
        area.type(f"纸桥之{at}")
        assert tab.locator(".box.drawn").count() == 0  # nor does the page say so
        area.press("Enter")
        tab.locator(f"{TITLE} .text", has_text=f"纸桥之{at}").wait_for()
    assert [(item["new"], item.get("anchor")) for item in corrections(fresh)] == [("纸桥之0", None), ("纸桥之1", None)]


def test_enter_saves_a_value_of_one_line_and_parts_what_is_split(tab, fresh):
    choose(tab, "titles[0].text")
    tab.keyboard.press("e")
    area = tab.locator("textarea")
    area.fill("纸桥")
    area.press("Shift+Enter")
    assert area.input_value() == "纸桥\n"
    area.press("Enter")  # which goes on with lines that are there
    assert area.input_value() == "纸桥\n\n"
    area.fill("纸桥")
    area.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    assert corrections(fresh) == []  # hanzi were chosen
    area.press("Enter")
    saved(tab)
    assert [item["new"] for item in corrections(fresh)] == ["纸桥"]
    choose(tab, "keywords[0].keywords[0].text")
    tab.keyboard.press("s")
    tab.locator("textarea").press("Enter")
    assert "\n" in tab.locator("textarea").input_value()
    tab.keyboard.press("Escape")


def test_the_page_is_called_as_its_article_is_by_now(tab, fresh):
    choose(tab, "titles[0].text")
    for title in ("纸桥 · 初探", "纸桥$&再探"):
        tab.keyboard.press("e")
        tab.locator("textarea").fill(title)
        tab.keyboard.press("Enter")
        tab.locator(f"{TITLE} .text", has_text=title).wait_for()
        assert (tab.locator("h1").text_content(), tab.title()) == (title, f"{title} · duizhao")


def test_a_value_that_cannot_be_is_refused_right_under_its_field(tab, fresh):
    choose(tab, "history[0].date")
    tab.keyboard.press("e")
    area = tab.locator("textarea")
    area.fill("2020-13-45")
    area.press("Control+Enter")
    refused = tab.locator('.cell[data-address="history[0].date"] .refused')
    refused.wait_for()
    assert refused.inner_text().startswith("Not saved: 2020-13-45 is no date")
    assert area.get_attribute("aria-invalid") == "true"
    assert corrections(fresh) == []
    area.fill("2020-09-15")
    assert refused.count() == 0
    area.press("Control+Enter")
    saved(tab)
    assert stored(fresh)["history"][0]["date"] == "2020-09-15"


def test_a_box_around_a_name_of_the_by_line_fills_the_field_with_it(tab, fresh):
    own = stored(fresh)["authors"][0]
    left, top, right, bottom = own["source"]["box"]
    url = f"{fresh.url}/api/articles/{fresh.keys[DOUBTED]}/text"
    widths = ((right - left) * part / 40 for part in range(1, 41))
    boxes = ([left - 2, top - 2, left + width, bottom + 2] for width in widths)
    marked = own["printed"] + ",".join(own["aff_labels"])  # extraction leaves its marks out, and so does the field
    box = next(box for box in boxes if patient.post(url, json={"page": 1, "box": box}).json()["text"] == marked)
    tab.locator(AUTHOR).click()
    tab.keyboard.press("e")
    tab.locator("textarea").fill("")
    drag(tab, box)
    tab.wait_for_function("name => document.querySelector('textarea').value === name", arg=own["printed"])


def test_the_places_of_values_are_outlined_on_the_page_and_doubts_told_apart(tab, fresh):
    first = '.sheet[data-page="1"] .place'
    tab.locator(first).first.wait_for()
    assert tab.locator(f"{first}.doubt").count() == 1
    choose(tab, "authors[0].printed")
    tab.keyboard.press("a")
    saved(tab)
    assert tab.locator(f"{first}.doubt").count() == 0
    assert tab.locator(first).count() > 5


def test_with_the_keyboard_alone(tab, fresh):
    press = tab.keyboard.press
    press("n")
    press("a")
    saved(tab)
    assert corrections(fresh)[0]["op"] == "accept"
    assert tab.locator(".cell.doubt").count() == 0
    press("u")
    tab.locator(f"{AUTHOR}.doubt").wait_for()
    assert corrections(fresh) == []
    press("n")
    press("Enter")
    press("Control+a")
    tab.keyboard.type("欧阳雪")
    press("Escape")
    assert tab.locator("textarea").count() == 0
    press("e")
    press("Control+a")
    tab.keyboard.type("欧阳雪")
    press("Control+Enter")
    tab.locator(AUTHOR, has_text="欧阳雪").wait_for()
    assert stored(fresh)["authors"][0]["surname"] == "欧阳"
    press("f")
    tab.locator("#state .seen").wait_for()
    press("?")
    assert tab.locator("#keys").is_visible()
    press("Escape")
    assert not tab.locator("#keys").is_visible()


def test_an_author_is_added_moved_and_taken_away(tab, fresh):
    names = [item["printed"] for item in stored(fresh)["authors"]]
    tab.locator(AUTHOR).click()
    tab.keyboard.press("i")
    tab.locator("textarea").fill("孟秋")
    tab.locator("[data-field=save]").click()
    saved(tab)
    assert [item["printed"] for item in stored(fresh)["authors"]][:3] == [names[0], "孟秋", names[1]]
    tab.locator('.cell[data-address="authors[1].printed"]').click()
    tab.locator('[data-do="up"]').click()
    tab.locator(f"{AUTHOR} .text", has_text="孟秋").wait_for()
    tab.locator(AUTHOR).click()
    tab.locator('[data-do="remove"]').click()
    tab.locator(f"{AUTHOR} .text", has_text=names[0]).wait_for()
    assert [item["printed"] for item in stored(fresh)["authors"]] == names


def test_an_author_added_from_the_page_has_the_marks_that_are_printed(tab, fresh):
    own = stored(fresh)["authors"]
    choose(tab, "authors[1].printed")
    tab.keyboard.press("x")
    tab.locator('.cell[data-address="authors[1].printed"] .text', has_text=own[2]["printed"]).wait_for()
    tab.locator(AUTHOR).click()
    tab.keyboard.press("i")
    tab.keyboard.press("Alt+ArrowDown")
    tab.wait_for_function("() => document.querySelector('textarea').value")
    for _ in range(2):
        tab.keyboard.press("Alt+ArrowRight")
    assert tab.locator("textarea").input_value() == own[1]["printed"]
    tab.keyboard.press("Enter")
    tab.locator('.cell[data-address="authors[1].printed"] .text', has_text=own[1]["printed"]).wait_for()
    made = stored(fresh)["authors"][1]
    assert [made[key] for key in ("printed", "aff_labels")] == [own[1][key] for key in ("printed", "aff_labels")]
    assert made["aff_labels"]
    assert len(stored(fresh)["authors"]) == len(own)


def test_a_click_on_the_page_finds_its_value(tab, fresh):
    left, top, right, bottom = title_box(fresh)
    x, y = (left + right) / 2, (top + bottom) / 2
    drag(tab, [x, y, x, y])
    assert tab.locator(".cell.now").get_attribute("data-address") == "titles[0].text"


def test_two_tabs_lose_neither_ones_work(tab, fresh):
    other = tab.context.new_page()
    other.goto(tab.url)
    other.locator(TITLE).click()
    other.keyboard.press("e")
    other.locator("textarea").fill("第二个窗口的题目")
    tab.locator(AUTHOR).click()
    tab.keyboard.press("a")
    saved(tab)
    other.locator("textarea").press("Control+Enter")
    other.locator("#said", has_text="Somebody else").wait_for()
    assert other.locator("textarea").input_value() == "第二个窗口的题目"
    other.locator("textarea").press("Control+Enter")
    saved(other)
    assert [item["op"] for item in corrections(fresh)] == ["accept", "change"]


def test_a_pdf_is_added_from_the_list(tab, fresh):
    tab.goto(fresh.url)
    tab.locator("#files").set_input_files(INPUT / "economics-one-column.pdf")
    link = tab.locator("#jobs a")
    link.wait_for(timeout=60_000)
    link.click()
    tab.locator(TITLE).wait_for()
    assert (fresh.output / "economics-one-column.xml").is_file()


def test_the_list_has_an_article_as_soon_as_its_pdf_is_read(tab, fresh, tmp_path):
    tab.goto(fresh.url)
    own = tmp_path / "just-added.pdf"
    own.write_bytes((INPUT / "clinical-structured.pdf").read_bytes() + b"% another\n")
    before = int(tab.locator("#count").inner_text().split()[0])
    tab.locator("#files").set_input_files(own)
    key = key_of(fresh.output / "just-added.json")
    tab.locator(f'.entries a[href="/articles/{key}"]').wait_for(timeout=60_000)
    assert tab.locator("#count").inner_text() == f"{before + 1} articles"


def correct(fresh, new: str, who: str = "lin") -> None:
    """Change the title as another person does at the same time."""
    path = f"{fresh.url}/api/articles/{fresh.keys[DOUBTED]}"
    value = patient.get(path).json()
    own = {"address": "titles[0].text", "op": "change", "old": value["article"]["titles"][0]["text"], "new": new}
    own |= {"who": who}
    assert patient.post(f"{path}/corrections", json=own, headers={"If-Match": value["etag"]}).status_code == 200


def test_what_others_did_is_not_undone_unasked(tab, fresh):
    correct(fresh, "纸桥")
    tab.reload()
    tab.keyboard.press("u")
    ask = tab.locator("#ask-undo")
    assert "titles[0].text" in ask.inner_text()
    assert "lin" in ask.inner_text().split()
    tab.keyboard.press("Escape")
    assert [item["new"] for item in corrections(fresh)] == ["纸桥"]
    choose(tab, "authors[0].printed")
    tab.keyboard.press("a")
    saved(tab)
    correct(fresh, "湿纸桥", "wen")
    tab.reload()
    assert len(corrections(fresh)) == 3
    choose(tab, "authors[1].printed")
    tab.keyboard.press("a")
    saved(tab)
    tab.keyboard.press("u")  # one's own, in this window
    tab.locator('#state[data-count="3"]').wait_for(state="attached")
    assert [item["new"] for item in corrections(fresh)] == ["纸桥", None, "湿纸桥"]
    tab.keyboard.press("u")
    assert "wen" in ask.inner_text()
    tab.keyboard.press("Enter")
    tab.locator('#state[data-count="2"]').wait_for(state="attached")


def test_one_of_several_corrections_is_undone(tab, fresh):
    choose(tab, "authors[0].printed")
    tab.keyboard.press("a")
    saved(tab)
    correct(fresh, "纸桥")
    tab.reload()
    tab.locator("#made summary").click()
    tab.locator("#made li", has_text="authors[0]").locator("[data-undo]").click()
    tab.locator('#ask-undo button[value="yes"]').click()
    tab.locator('#state[data-count="1"]').wait_for(state="attached")
    assert tab.locator(".cell.now").count() == 0  # nothing was chosen before, and nothing is now
    assert [item["new"] for item in corrections(fresh)] == ["纸桥"]


def edit_by_hand(fresh, title: str) -> None:
    record = stored(fresh)
    record["titles"][0]["text"] = record["titles"][0]["main"] = title
    (fresh.output / f"{DOUBTED}.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")


def test_what_was_changed_by_hand_is_shown_and_told(tab, fresh):
    """Whether there are corrections already or not."""
    note = tab.locator(".hand")
    assert note.count() == 0
    extract(INPUT / f"{DOUBTED}.pdf", fresh.output)
    edit_by_hand(fresh, "纸桥")
    tab.reload()
    assert f"{DOUBTED}.json was changed by hand" in note.inner_text()
    assert tab.locator(f"{TITLE} .text").inner_text() == "纸桥"
    choose(tab, "authors[0].printed")
    tab.keyboard.press("a")
    saved(tab)
    assert stored(fresh)["titles"][0]["text"] == "纸桥"
    edit_by_hand(fresh, "湿纸桥")
    (fresh.output / f"{DOUBTED}.xml").write_bytes(b"<mine/>")
    tab.reload()
    assert tab.locator(f"{TITLE} .text").inner_text() == "湿纸桥"
    assert f"Changed by hand since they were written: {DOUBTED}.xml" in note.inner_text()
    tab.locator('[data-do="take-by-hand"]').click()
    tab.locator("#said", has_text=f"{DOUBTED}.xml was changed by hand").wait_for()
    made = [(item["op"], item["new"]) for item in corrections(fresh)]
    assert made == [("change", "纸桥"), ("accept", None), ("change", "湿纸桥")]
    assert (fresh.output / f"{DOUBTED}.xml.by-hand").read_bytes() == b"<mine/>"
    extract(INPUT / f"{DOUBTED}.pdf", fresh.output)
    assert stored(fresh)["titles"][0]["text"] == "湿纸桥"
    for path in fresh.output.glob("*.by-hand*"):
        path.unlink()


def test_who_corrects_is_asked_once(browser, fresh):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{fresh.url}/articles/{fresh.keys[DOUBTED]}")
    choose(page, "authors[0].printed")
    page.keyboard.press("a")
    page.locator("#ask-who input").fill("孟秋")
    page.keyboard.press("Enter")
    saved(page)
    choose(page, "authors[1].printed")
    page.keyboard.press("a")
    page.locator('#state[data-count="2"]').wait_for(state="attached")
    assert [item["who"] for item in corrections(fresh)] == ["孟秋", "孟秋"]
    page.reload()
    assert page.locator("#who").input_value() == "孟秋"
    context.close()


def test_what_was_found_right_is_not_called_corrected(tab, fresh):
    choose(tab, "authors[0].printed")
    tab.keyboard.press("a")
    saved(tab)
    assert tab.locator(f"{AUTHOR} .mark").inner_text() == "found right"
    assert tab.locator("#state").inner_text().split("\n")[0].startswith("found right")
    assert "0 corrections, 1 value found right" in tab.locator("#state").inner_text()
    correct(fresh, "纸桥")
    tab.reload()
    assert "1 correction, 1 value found right" in tab.locator("#state").inner_text()
    assert tab.locator(f"{TITLE} .mark").inner_text() == "corrected"
    tab.goto(fresh.url)
    line = tab.locator(".entries li", has=tab.locator(f'a[href="/articles/{fresh.keys[DOUBTED]}"]'))
    assert line.locator(".state.corrected").count() == 1


def test_sentences_are_tied_by_hand_with_keys(tab, fresh):
    pairs = stored(fresh)["alignment"]["abstract"]
    first = tab.locator('.cell[data-item="alignment.abstract[0]"]').first
    first.click()
    tab.keyboard.press("t")
    tab.locator('.cell[data-item="alignment.abstract[1]"]').last.click()
    tab.keyboard.press("t")
    saved(tab)
    now = [(pair["zh"], pair["en"]) for pair in stored(fresh)["alignment"]["abstract"]]
    assert (pairs[0]["zh"], pairs[1]["en"]) in now
    tied = tab.locator('.cell[data-item^="alignment.abstract"]', has_text=pairs[0]["zh"])
    assert tied.locator(".mark").inner_text() == "tied by hand"
    tab.keyboard.press("u")
    tab.locator('#state[data-count="0"]').wait_for(state="attached")
    assert stored(fresh)["alignment"]["abstract"] == pairs
    first.click()
    tab.keyboard.press("t")
    tab.keyboard.press("t")
    saved(tab)
    assert (pairs[0]["zh"], "") in [(pair["zh"], pair["en"]) for pair in stored(fresh)["alignment"]["abstract"]]


def test_on_a_phone_a_value_and_its_place_are_seen_together(browser, fresh):
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{fresh.url}/articles/{fresh.keys[DOUBTED]}")
    for item in ("references[0].citations[0].text", "references[3].citations[0].text", "titles[0].text"):
        cell = page.locator(f'.cell[data-address="{item}"]').first
        cell.evaluate("cell => cell.scrollIntoView({ block: 'center' })")
        before = page.evaluate("window.scrollY")
        cell.locator(".text").click()
        page.locator(".box").first.wait_for()
        assert page.evaluate("window.scrollY") == before
        box, shape = cell.bounding_box(), page.locator(".box").first.bounding_box()
        pages = page.locator(".sheets").bounding_box()
        assert pages["y"] <= shape["y"] + shape["height"] / 2 <= pages["y"] + pages["height"] <= box["y"] + 1
    context.close()


def test_failures_are_told_in_the_language_of_the_page(browser, fresh, tmp_path):
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(fresh.url)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    other = tmp_path / "other.pdf"
    other.write_bytes(b"hello")
    for path in (broken, other):
        page.locator("#files").set_input_files(path)
        line = page.locator("#jobs li", has_text=path.name)
        page.locator("#jobs li", has_text=f"{path.name}: 失败").wait_for()
        assert not re.search(r"[a-z]{3}", line.inner_text().partition(": ")[2].replace("PDFium", "")), line.inner_text()
    page.goto(f"{fresh.url}/articles/{'0' * 20}")
    assert page.locator("h1").inner_text() == "此处没有内容"
    assert page.locator(".problem").inner_text() == "没有这篇文章"
    context.close()


def test_the_page_in_chinese(browser, fresh):
    context = browser.new_context(locale="zh-CN", color_scheme="dark", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{fresh.url}/?q=索力")
    assert page.locator("html").get_attribute("lang") == "zh"
    assert page.locator("h1").inner_text() == "文章"
    page.locator(".entries a").first.click()
    page.locator(TITLE).wait_for()
    assert "参考文献" in page.locator("#record").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("a.language").click()
    assert page.locator("html").get_attribute("lang") == "en"
    context.close()


def test_nothing_is_asked_of_another_host_and_titles_are_never_markup(tab, fresh):
    hosts: set[str] = set()
    tab.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    tab.locator(TITLE).click()
    tab.keyboard.press("e")
    tab.locator("textarea").fill("<img src=x onerror=alert(1)><script>alert(2)</script>")
    tab.locator("textarea").press("Control+Enter")
    saved(tab)
    tab.reload()
    assert "<script>" in tab.locator(TITLE).inner_text()
    assert tab.locator(f"{TITLE} img").count() == 0
    assert hosts == {fresh.url.split("/")[2]}


def choose(page, address: str) -> None:
    page.locator(f'.cell[data-address="{address}"] .text').first.click()


def test_a_sentence_is_put_right_where_it_stands_beside_its_translation(tab, fresh):
    pair = stored(fresh)["alignment"]["abstract"][1]
    before = stored(fresh)["abstracts"][0]["sections"][0]["text"]
    cell = tab.locator('.cell[data-item="alignment.abstract[1]"]').first
    cell.click()
    tab.keyboard.press("e")
    assert tab.locator("textarea").input_value() == pair["zh"]
    tab.locator("textarea").fill("纸桥受潮。")
    tab.keyboard.press("Control+Enter")
    saved(tab)
    assert stored(fresh)["abstracts"][0]["sections"][0]["text"] == before.replace(pair["zh"], "纸桥受潮。")
    assert stored(fresh)["alignment"]["abstract"][1]["zh"] == "纸桥受潮。"


def test_a_pair_of_sentences_is_accepted(tab, fresh):
    tab.locator('.cell[data-item="alignment.abstract[0]"]').first.click()
    tab.keyboard.press("a")
    saved(tab)
    assert corrections(fresh)[0]["address"] == "alignment.abstract[0]"


def test_a_reference_is_split_and_one_is_of_another_article(tab, fresh):
    count = len(stored(fresh)["references"])
    choose(tab, "references[0].citations[0].text")
    tab.keyboard.press("s")
    tab.keyboard.press("Control+Enter")
    assert "line break" in tab.locator("#said").inner_text()
    tab.locator("textarea").fill(
        "白露. 纸桥的重量[J]. 纸桥学报, 2030, 7(2): 11-19.\n[2] 孟秋. 湿纸[M]. 远山: 纸社, 2031."
    )
    tab.keyboard.press("Control+Enter")
    saved(tab)
    made = stored(fresh)["references"]
    assert len(made) == count + 1
    assert [item["citations"][0]["fields"]["year"] for item in made[:2]] == ["2030", "2031"]
    choose(tab, "references[1].citations[0].text")
    tab.keyboard.press("o")
    tab.locator('#state[data-count="2"]').wait_for(state="attached")
    assert len(stored(fresh)["references"]) == count
    assert "湿纸" in stored(fresh)["furniture"][-1]["text"]


def test_what_changed_in_the_xml_is_shown(tab, fresh):
    old = stored(fresh)["titles"][0]["text"]
    choose(tab, "titles[0].text")
    tab.keyboard.press("e")
    tab.locator("textarea").fill("纸桥")
    tab.keyboard.press("Control+Enter")
    saved(tab)
    assert tab.locator("#changes del").first.inner_text().endswith(f">{old}</article-title>")
    assert tab.locator("#changes ins").first.inner_text().endswith(">纸桥</article-title>")


def test_who_shut_the_changed_lines_is_not_shown_them_again(tab, fresh):
    lines = tab.locator("#changes")
    for count, (text, is_open) in enumerate((("纸桥", True), ("湿纸桥", False)), 1):
        choose(tab, "titles[0].text")
        tab.keyboard.press("e")
        tab.locator("textarea").fill(text)
        tab.keyboard.press("Control+Enter")
        tab.locator(f'#state[data-count="{count}"]').wait_for(state="attached")
        tab.wait_for_function("count => document.querySelectorAll('#changes ins').length > 0", arg=count)
        assert lines.evaluate("lines => lines.open") is is_open
        if is_open:
            lines.locator("summary").click()


def test_a_missing_value_is_filled_in(tab, fresh):
    choose(tab, "titles[1].text")
    tab.keyboard.press("x")
    tab.locator('.cell[data-address="titles[en]"]').wait_for()
    choose(tab, "titles[en]")
    tab.keyboard.press("e")
    tab.locator("textarea").fill("A paper bridge")
    tab.keyboard.press("Control+Enter")
    tab.locator('.cell[data-address="titles[1].text"] .text', has_text="A paper bridge").wait_for()
    assert stored(fresh)["titles"][1]["text"] == "A paper bridge"


def test_a_field_is_as_high_as_its_text(tab, fresh):
    choose(tab, "titles[0].text")
    tab.keyboard.press("e")
    for text in ("纸桥", "一座用纸做的桥能承受多大的重量" * 12):
        tab.locator("textarea").fill(text)
        assert tab.locator("textarea").evaluate("field => field.scrollHeight <= field.clientHeight")


def test_lines_are_taken_by_keys(tab, fresh):
    title = stored(fresh)["titles"][0]["text"]

    def press(keys: str, old: str) -> str:
        """What a field holds once the keys have changed it."""
        tab.keyboard.press(keys)
        tab.wait_for_function("old => document.querySelector('textarea').value !== old", arg=old)
        return tab.locator("textarea").input_value()

    choose(tab, "titles[0].text")
    tab.keyboard.press("e")
    tab.locator("textarea").fill("")
    assert press("Alt+ArrowDown", "") == title
    following = press("Alt+ArrowDown", title)
    assert press("Alt+ArrowUp", following) == title
    both = press("Alt+Shift+ArrowDown", title)
    assert both.startswith(title)
    assert press("Alt+ArrowRight", both) in both
    assert both.endswith(following[-4:])


def test_marks_addresses_and_award_numbers_are_put_right_like_other_values(tab, fresh):
    tab.locator('details[data-group="links"] summary').click()
    before = stored(fresh)
    put = [("authors[0].aff_labels", ["1", "2"], "1，2"), ("authors[0].email", "a@example.com", "a@example.com")]
    put += [("awards[0].numbers", ["甲 1", "乙-2"], "甲 1; 乙-2")]
    for address, new, typed in put:
        choose(tab, address)
        tab.keyboard.press("e")
        tab.locator("textarea").fill(typed)
        tab.locator("textarea").press("Control+Enter")
        saved(tab)
        assert corrections(fresh)[-1]["new"] == new
    after = stored(fresh)
    assert (after["authors"][0]["aff_labels"], after["authors"][0]["email"]) == (["1", "2"], "a@example.com")
    assert after["awards"][0]["numbers"] == ["甲 1", "乙-2"]
    choose(tab, "awards[0].numbers")
    tab.keyboard.press("x")
    saved(tab)
    assert stored(fresh)["awards"][0]["numbers"] == []
    for _ in range(4):
        tab.keyboard.press("u")
        saved(tab)
    assert (stored(fresh)["authors"], stored(fresh)["awards"]) == (before["authors"], before["awards"])


def test_where_a_mark_leads_nowhere_the_marks_are_shown(tab, fresh):
    assert not tab.locator('details[data-group="links"][open]').count()
    authors = stored(fresh)["authors"]
    change_record(fresh, authors=[{**authors[0], "aff_labels": ["92"]}, *authors[1:]])
    tab.reload()
    assert tab.locator('details[data-group="links"][open]').count()


def test_a_word_is_replaced_throughout_and_all_of_it_undone(tab, fresh):
    before = stored(fresh)
    tab.keyboard.press("r")
    dialog = tab.locator("#ask-replace")
    dialog.locator("[name=old]").fill("温度梯度")
    assert re.search("taken away in [1-9]", dialog.locator(".count").inner_text())  # there is nothing to put yet
    dialog.locator("[name=new]").fill("温差")
    assert re.search("stands in [1-9]", dialog.locator(".count").inner_text())
    dialog.locator("button[value=yes]").click()
    saved(tab)
    made = corrections(fresh)
    assert len(made) > 1
    assert "温度梯度" not in json.dumps(stored(fresh)["titles"], ensure_ascii=False)
    tab.keyboard.press("u")
    tab.wait_for_function("() => !document.querySelector('#made')")
    assert corrections(fresh) == []
    assert stored(fresh) == before


def test_who_paid_is_filled_in_where_nobody_was_found(tab, fresh):
    change_record(fresh, awards=[])
    tab.reload()
    choose(tab, "awards[0]")
    tab.keyboard.press("e")
    tab.locator("textarea").fill("示例基金会")
    tab.locator("textarea").press("Control+Enter")
    saved(tab)
    [award] = stored(fresh)["awards"]
    assert (award["funder"], award["numbers"]) == ("示例基金会", [])


def test_dates_and_class_numbers_are_filled_in_and_added(tab, fresh):
    change_record(fresh, history=[], clc=[], class_codes=[])
    tab.reload()
    typed = [("history[0]", "e", "收稿日期：2020年9月14日"), ("history[0].date", "i", "online 2021-03-04")]
    typed += [("clc[0]", "e", "U448"), ("clc[0].text", "i", "TU3"), ("class_codes[0]", "e", "Q57")]
    for address, key, text in typed:
        choose(tab, address)
        tab.keyboard.press(key)
        tab.locator("textarea").fill(text)
        tab.locator("textarea").press("Enter")
        tab.locator("textarea").wait_for(state="detached")
    own = stored(fresh)
    assert [(date["type"], date["date"]) for date in own["history"]] == [
        ("received", "2020-09-14"),
        ("online", "2021-03-04"),
    ]
    assert [number["text"] for number in own["clc"]] == ["U448", "TU3"]
    assert [code["scheme"] for code in own["class_codes"]] == ["jel"]


def test_who_put_it_right_is_kept(tab, fresh):
    tab.locator("#who").fill("编者")
    tab.locator("#who").blur()
    tab.reload()
    choose(tab, "authors[0].printed")
    tab.keyboard.press("a")
    saved(tab)
    assert corrections(fresh)[0]["who"] == "编者"
