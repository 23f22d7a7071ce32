// The page's own behaviour: a value and its place, corrections, keys, uploads. Text is only ever set as text.
"use strict";
const words = JSON.parse(document.body.dataset.words);
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const article = $("main.article");
const headers = { "Accept-Language": document.documentElement.lang }; // reasons are told in the page's language
const FRAME = 2; // points between a value's box and the frame around it, which else would run through its letters
const ZOOMS = [1, 1.25, 1.5, 2, 2.5, 3, 4]; // widths of a page, in widths of its column
const FINE_FROM = 1.5; // zoomed in so far, a page is drawn with more dots
const SCALE = article ? 72 / Number(article.dataset.dpi) : 1; // points a pixel of the pictures as the server draws them

if (article) editor();
if ($("#files")) uploads();
if ($("#found")) document.addEventListener("keydown", among);

function editor() {
  const url = `/api/articles/${article.dataset.key}`;
  let now = null; // the value chosen
  let field = null; // the one being put right: {cell, area, anchor, send}
  let saving = false; // meanwhile nothing else is taken, and whoever tries is told so
  const said = $("#said");
  const say = (text, kind = "") => { said.textContent = text; said.className = kind; };
  const cells = () => $$(".cell[tabindex='0']").filter((cell) => !cell.closest("details:not([open])"));
  const etag = () => $("#state").dataset.etag;

  // A value and its place
  function choose(cell, focus = true) {
    $$(".cell.now").forEach((other) => other.classList.remove("now"));
    now = cell;
    able();
    if (!cell) return;
    cell.classList.add("now");
    if (focus) cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest" });
    mark(JSON.parse(cell.dataset.places));
  }
  let marked = 0; // a picture that comes late draws nothing of what was marked before
  function mark(places, kind = "") {
    $$(".box").forEach((box) => box.remove());
    const own = ++marked;
    let first = null;
    for (const [page, box] of places) {
      const sheet = $(`.sheet[data-page="${page}"]`);
      if (!sheet) continue;
      const image = $("img", sheet);
      const draw = () => {
        if (own !== marked) return;
        const shape = placed(image, box, `box ${kind}`, kind === "drawn" ? 0 : FRAME);
        sheet.append(shape);
        if (!first) { first = shape; reveal(shape); }
      };
      if (image.complete && image.naturalWidth) draw();
      else { image.loading = "eager"; image.addEventListener("load", draw, { once: true }); reveal(sheet); }
    }
  }

  // Scrolls the pages alone: the values stay where they are, whatever the window's size
  function reveal(part) {
    const sheets = $(".sheets"), frame = sheets.getBoundingClientRect(), own = part.getBoundingClientRect();
    const above = part.classList.contains("sheet") ? 0 : Math.max((frame.height - own.height) / 2, 0);
    sheets.scrollTop += own.top - frame.top - above;
    if (own.left < frame.left || own.right > frame.right) sheets.scrollLeft += own.left - frame.left - Math.max((frame.width - own.width) / 2, 0);
  }

  // Where the values of a page are printed, those in doubt told from the others; they are no targets of clicks themselves
  function outline() {
    $$(".place").forEach((place) => place.remove());
    const drawn = new Map(); // each place once
    for (const cell of $$("#record .cell")) {
      for (const [page, box] of JSON.parse(cell.dataset.places)) {
        const key = `${page} ${box}`;
        drawn.set(key, { page, box, doubt: cell.classList.contains("doubt") || (drawn.get(key) || {}).doubt });
      }
    }
    for (const { page, box, doubt } of drawn.values()) {
      const image = $(`.sheet[data-page="${page}"] img`);
      if (!image) continue;
      const draw = () => image.parentElement.append(placed(image, box, `place${doubt ? " doubt" : ""}`, FRAME));
      if (image.complete && image.naturalWidth) draw();
      else image.addEventListener("load", () => { if (!$(".place", image.parentElement)) outline(); }, { once: true });
    }
  }
  // Points a pixel of a picture; the server draws pages of more than its most pixels with fewer dots
  const scaleOf = (image) => image.hasAttribute("width") ? image.getAttribute("width") / image.naturalWidth : SCALE / (image.dataset.fine || 1);
  function placed(image, [left, top, right, bottom], name, around) {
    const width = image.naturalWidth * scaleOf(image), height = image.naturalHeight * scaleOf(image);
    const shape = document.createElement("div");
    shape.className = name;
    shape.style.left = `${100 * (left - around) / width}%`;
    shape.style.top = `${100 * (top - around) / height}%`;
    shape.style.width = `${100 * (right - left + 2 * around) / width}%`;
    shape.style.height = `${100 * (bottom - top + 2 * around) / height}%`;
    return shape;
  }

  // How large the pages are; what was in the middle of them stays there
  let zoom = Number(localStorage.getItem("zoom")) || 1;
  function zoomed(by) {
    const sheets = $(".sheets"), at = ZOOMS.indexOf(zoom), before = zoom;
    zoom = by ? ZOOMS[Math.min(Math.max(at + by, 0), ZOOMS.length - 1)] : 1;
    localStorage.setItem("zoom", zoom);
    const middle = [sheets.scrollLeft + sheets.clientWidth / 2, sheets.scrollTop + sheets.clientHeight / 2];
    sheets.style.setProperty("--zoom", zoom);
    const shape = $(".box");
    if (shape) reveal(shape);
    else {
      sheets.scrollLeft = middle[0] * zoom / before - sheets.clientWidth / 2;
      sheets.scrollTop = middle[1] * zoom / before - sheets.clientHeight / 2;
    }
    finer();
  }
  // Pages that are seen are drawn again with more dots, once zoomed in
  function finer() {
    if (zoom < FINE_FROM) return;
    const frame = $(".sheets").getBoundingClientRect();
    for (const image of $$(".sheet img")) {
      const own = image.getBoundingClientRect();
      if (image.dataset.asked || own.bottom < frame.top || own.top > frame.bottom || !image.naturalWidth) continue;
      image.dataset.asked = "yes";
      const fine = new Image();
      fine.addEventListener("load", () => { image.src = fine.src; image.decode().then(() => { image.dataset.fine = article.dataset.fine; }, () => {}); });
      fine.addEventListener("error", () => { delete image.dataset.asked; });
      fine.src = `${image.src}?fine=true`;
    }
  }

  // Boxes drawn on a page, in points from its top left
  for (const sheet of $$(".sheet")) {
    const image = $("img", sheet);
    let start = null, tries = 0;
    // Where too much waits to be drawn, the picture is asked for again
    const again = () => { if (tries++ < 10) setTimeout(() => { image.src = image.src; }, 1000 * tries); };
    image.addEventListener("error", again);
    if (image.complete && !image.naturalWidth && image.loading !== "lazy") again();
    const at = (event) => {
      const frame = image.getBoundingClientRect();
      const scale = image.naturalWidth * scaleOf(image) / frame.width;
      return [(event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale];
    };
    const boxed = (event) => {
      const end = at(event);
      return [Math.min(start[0], end[0]), Math.min(start[1], end[1]), Math.max(start[0], end[0]), Math.max(start[1], end[1])];
    };
    sheet.addEventListener("pointerdown", (event) => {
      if (!image.naturalWidth || event.button !== 0) return;
      event.preventDefault();
      start = at(event);
      sheet.setPointerCapture(event.pointerId);
    });
    sheet.addEventListener("pointermove", (event) => { if (start) mark([[Number(sheet.dataset.page), boxed(event)]], "drawn"); });
    sheet.addEventListener("pointercancel", () => { start = null; });
    sheet.addEventListener("pointerup", (event) => {
      if (!start) return;
      const box = boxed(event), page = Number(sheet.dataset.page);
      start = null;
      if (field) take(page, box); else pick(page, box);
    });
  }
  function unfold(part) {
    for (let group = part.closest("details"); group; group = group.parentElement.closest("details")) group.open = true;
  }
  function pick(page, [left, top]) {
    const area = (box) => (box[2] - box[0]) * (box[3] - box[1]);
    let best = null;
    for (const cell of $$(".cell")) {
      for (const [own, box] of JSON.parse(cell.dataset.places)) {
        if (own === page && box[0] <= left && left <= box[2] && box[1] <= top && top <= box[3] && (!best || area(box) < best.area)) best = { cell, area: area(box) };
      }
    }
    if (!best) return;
    unfold(best.cell);
    choose(best.cell);
  }
  const filling = () => (field.mode === "add" ? field.cell.dataset.item : field.cell.dataset.address);
  const printed = new Map(); // the lines of each page that was asked for, as they are read for a value
  async function linesOf(page) {
    const kind = filling().replace(/\[\w+\]/g, "[0]"), asked = `${page}/lines?address=${encodeURIComponent(kind)}`;
    if (!printed.has(asked)) {
      const answer = await fetch(`${url}/pages/${asked}`, { headers });
      printed.set(asked, answer.ok ? (await answer.json()).lines : []);
    }
    return printed.get(asked);
  }
  // The next printed line into the field, or one more to those that are there: what a click does, by keys
  async function stepLine(by, more) {
    const own = field, [place] = JSON.parse(own.cell.dataset.places);
    let page = own.line ? own.line.page : own.anchor ? own.anchor.page : place ? place[0] : 1;
    let lines = await linesOf(page), from, to;
    if (own.line) {
      from = more && by > 0 ? own.line.from : own.line.from + by;
      to = more ? own.line.to + Math.max(by, 0) : from;
    } else {
      const [left, top, right, bottom] = own.anchor ? own.anchor.box : place ? place[1] : [0, 0, 1e4, 1e4];
      const meets = ({ box }) => box[0] < right && left < box[2] && box[1] < bottom - 1 && top + 1 < box[3];
      from = to = Math.max(lines.findIndex(meets), 0);
    }
    if (from >= lines.length || from < 0) {
      page += by;
      if (!$(`.sheet[data-page="${page}"]`)) return;
      if (field !== own) return;
      lines = await linesOf(page);
      from = to = by > 0 ? 0 : lines.length - 1;
    }
    to = Math.min(to, lines.length - 1);
    if (field !== own || !lines[from]) return;
    own.line = { page, from, to };
    if (from === to) return fill(page, lines[from]);
    const boxes = lines.slice(from, to + 1).map(({ box }) => box);
    const side = (at, best) => best(...boxes.map((box) => box[at]));
    await take(page, [side(0, Math.min) - 1, side(1, Math.min) - 1, side(2, Math.max) + 1, side(3, Math.max) + 1]);
  }
  // The next part of the line in the field, such as one name of a by-line, read as extraction does
  function stepPart(by) {
    if (!field.filled) return;
    const parts = field.parts.length ? field.parts : field.filled.split(/[，,；;、]\s*|\s{2,}/).map((text) => text.trim()).filter(Boolean);
    const at = parts.indexOf(field.area.value);
    const next = parts[Math.min(Math.max(at < 0 && by < 0 ? parts.length - 1 : at + by, 0), parts.length - 1)];
    if (!next) return;
    field.area.value = next;
    field.anchor = field.picked;
  }
  function fill(page, found) {
    field.area.value = field.cell.dataset.address.startsWith("body") ? found.text : found.value; // 关键词： is no keyword
    field.filled = field.area.value;
    field.parts = found.parts;
    field.marks = found.marks;
    field.anchor = field.picked = { text: found.text, page, box: found.box };
    field.area.focus();
    mark([[page, found.box]], "drawn found");
  }
  async function take(page, box) {
    const answer = await reached(`${url}/text`, { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify({ page, box, address: filling() }) });
    if (!answer) return;
    const found = await answer.json();
    if (!answer.ok) return say(words["not-saved"].replace("{why}", found.detail));
    if (!field) return;
    if (!found.text) return say(words["no-text"]);
    fill(page, found);
  }

  // Corrections
  const who = $("#who");
  who.value = localStorage.getItem("who") || article.dataset.who;
  who.addEventListener("change", () => localStorage.setItem("who", who.value.trim()));
  // Who corrects: asked for once, before the first thing that is saved
  async function signed() {
    if (!who.value.trim() && !localStorage.getItem("who-asked")) {
      const dialog = $("#ask-who"), own = $("input", dialog);
      own.value = "";
      dialog.showModal();
      await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
      localStorage.setItem("who-asked", "yes");
      who.value = own.value.trim();
      localStorage.setItem("who", who.value);
    }
    return who.value.trim();
  }
  // The server's answer; where it cannot be reached, that is said, and what was typed stays
  async function reached(address, options) {
    try {
      return await fetch(address, options);
    } catch {
      say(words["not-reached"]);
      return null;
    }
  }
  addEventListener("beforeunload", (event) => {
    if (field && field.area.value.trim() !== (field.cell.dataset.text || "")) event.preventDefault();
  });
  async function send(method, path, body, then = null) {
    if (saving) return false;
    lock(true);
    let clash = null;
    try {
      const is = await sent(method, path, body, then, (both) => { clash = both; });
      if (!clash) return is;
    } finally {
      lock(false);
    }
    return which(clash);
  }
  // Two people put one value right: both versions are shown, and whoever came second chooses
  async function which({ mine, theirs, by }) {
    const dialog = $("#ask-which");
    $(".by", dialog).textContent = by ? [by.who || words.nobody, by.when.slice(0, 16).replace("T", " ")].join(" ") : "";
    $(".theirs", dialog).textContent = theirs === null ? words["conflict-gone"] : theirs;
    $(".mine", dialog).textContent = mine;
    for (const button of $$("button[value]", dialog)) if (button.value) button.hidden = !field;
    dialog.returnValue = "";
    dialog.showModal();
    await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
    if (field && dialog.returnValue === "theirs") cancel();
    else if (field && dialog.returnValue === "mine") return save();
    else if (field) field.area.focus();
    return false;
  }
  function lock(is) {
    saving = is;
    if (is) say(words.saving, "busy");
    $("#record").setAttribute("aria-busy", String(is));
    for (const part of field ? $$("textarea, button", field.box) : []) part.tagName === "TEXTAREA" ? part.readOnly = is : part.disabled = is;
    able();
  }
  async function sent(method, path, body, then, clashed) {
    const from = now;
    const answer = await reached(`${url}${path}`, { method, headers: { ...headers, "Content-Type": "application/json", "If-Match": `"${etag()}"`, Prefer: "return=minimal" }, body: body && JSON.stringify(body) });
    if (!answer) return false;
    const value = await answer.json();
    if (answer.status === 409) {
      await conflict(value.conflict, clashed);
      return false;
    }
    if (!answer.ok) {
      const why = words["not-saved"].replace("{why}", typeof value.detail === "string" ? value.detail : answer.statusText);
      if (!field) say(why);
      else refuse(why);
      return false;
    }
    const before = done();
    await show(null, now === from ? then : null);
    if (method !== "DELETE") {
      const fresh = value.corrections.map(({ id }) => id).filter((id) => !before.includes(id));
      mine.push(...fresh);
      if (path === "/replacements") together.push(new Set(fresh));
    }
    changes(value.xml || []);
    say([words.saved, ...value.remarks].join(" "), value.remarks.length ? "" : "done");
    return true;
  }
  // Why what stands in the field is not saved, right under it; it goes with the next letter
  function refuse(why) {
    say("");
    const { box, area } = field, line = $(".refused", box) || document.createElement("p");
    line.className = "refused";
    line.id = "refused";
    line.setAttribute("role", "alert");
    line.textContent = why;
    area.after(line);
    area.setAttribute("aria-invalid", "true");
    area.setAttribute("aria-describedby", line.id);
    area.addEventListener("input", () => {
      line.remove();
      area.removeAttribute("aria-invalid");
      area.removeAttribute("aria-describedby");
    }, { once: true });
    setTimeout(() => area.focus());
  }
  async function conflict(value, clashed) {
    const own = field && { address: field.cell.dataset.address, value: field.area.value, anchor: field.anchor, mode: field.mode, seen: field.cell.dataset.text };
    await show(own);
    say(words.conflict);
    if (own && (own.mode === "edit" || !field)) { // what was typed beside a value that is gone is shown, too
      const theirs = field ? field.cell.dataset.text : null; // of a sentence it alone, and not all of its text
      if (theirs !== own.seen && theirs !== own.value) clashed({ mine: own.value, theirs, by: value && value.by });
    } else if (value && value.old !== null && value.theirs !== value.old) {
      const theirs = value.theirs === null ? words["conflict-gone"] : String(value.theirs);
      say(words["conflict-value"].replace("{who}", (value.by && value.by.who) || words.nobody).replace("{theirs}", theirs));
    }
  }
  // Undo: at once what was done in this window; of anything else it is said what and whose it is, and asked
  const mine = []; // the ids of what was saved here
  const together = []; // those of them that were saved at once
  const done = () => $$("#made li").map((item) => item.dataset.id); // the last one first
  async function undo(id = null) {
    const all = done();
    if (!all.length) return say(words["redo-none"]);
    const own = mine.filter((each) => all.includes(each));
    const meant = id || own.at(-1) || all[0];
    if (!own.includes(meant)) {
      const dialog = $("#ask-undo");
      $(".what", dialog).textContent = $(`#made li[data-id="${meant}"] .what`).textContent.replace(/\s+/g, " ");
      dialog.returnValue = "";
      dialog.showModal();
      await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
      if (dialog.returnValue !== "yes") return;
    }
    const group = id ? null : together.find((each) => each.has(meant));
    for (const each of group ? own.filter((one) => group.has(one)).reverse() : [meant]) {
      if (!await send("DELETE", `/corrections/${each}`)) return;
      if (mine.includes(each)) mine.splice(mine.indexOf(each), 1);
    }
  }

  // What a correction changed in the XML, line by line
  function changes(places) {
    const shown = places.flatMap(({ before, after }) => [...before.map((text) => ["del", "−", text]), ...after.map((text) => ["ins", "+", text])]);
    $("#changes .lines").replaceChildren(...shown.map(([tag, sign, text]) => {
      const line = document.createElement(tag);
      line.textContent = `${sign} ${text}`;
      return line;
    }));
    $("#changes").hidden = !shown.length;
    $("#changes").open = shown.length > 0 && !localStorage.getItem("changes-shut");
  }
  // Whoever shuts it has seen enough of it: it stays shut, and does not push the value out of sight at each save
  $("#changes summary").addEventListener("click", () => {
    if ($("#changes").open) localStorage.setItem("changes-shut", "yes");
    else localStorage.removeItem("changes-shut");
  });
  async function show(kept, then = null) {
    const from = now;
    const named = (group) => group.dataset.group || group.id || group.className;
    const groups = new Map($$("#record [data-mark]").map((group) => [group.dataset.mark, group]));
    const answer = await fetch(`/articles/${article.dataset.key}/record?have=${[...groups.keys()].join(".")}`);
    if (tying) tying.classList.remove("tying");
    tying = null;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    // What was chosen, opened and scrolled to meanwhile stays so: whoever goes on before the answer is there means that
    const closed = new Map($$("#record details").map((group) => [named(group), group.open]));
    const scrolled = $(".record").scrollTop, down = window.scrollY;
    const address = (now === from && then) || (now && now.dataset.address), place = now ? cells().indexOf(now) : -1;
    if (field) field.box.remove();
    field = null;
    for (const group of $$("[data-mark]", fresh)) if (groups.has(group.dataset.mark)) group.replaceWith(groups.get(group.dataset.mark)); // as it was
    $("#record").replaceChildren(...fresh.body.childNodes);
    $("main h1").textContent = $("#state").dataset.title; // as it is called by now
    document.title = document.title.replace(/.*(?= · )/s, () => $("#state").dataset.title);
    for (const group of $$("#record details")) if (closed.has(named(group))) group.open = closed.get(named(group));
    $(".record").scrollTop = scrolled;
    window.scrollTo(0, down);
    const same = cells().find((cell) => cell.dataset.address === (kept ? kept.address : address));
    const again = same || (place < 0 ? null : cells()[Math.min(place, cells().length - 1)]);
    choose(again);
    cut();
    outline();
    if (kept && same) { edit(same, kept.mode); field.area.value = kept.value; field.anchor = kept.anchor; }
  }
  const correct = async (body, then) => send("POST", "/corrections", { who: await signed(), ...body }, then);
  // A sign or word put right throughout the article; what stands in the value chosen and is marked there is meant
  async function replaceAll() {
    const dialog = $("#ask-replace"), old = $("[name=old]", dialog), put = $("[name=new]", dialog), marked = String(getSelection()).trim();
    const count = () => {
      const texts = new Map($$("#record .cell[data-address]").map((cell) => [cell.dataset.item + cell.dataset.address, cell.dataset.text || ""]));
      $(".count", dialog).textContent = old.value ? words[put.value ? "replace-count" : "delete-count"].replace("{count}", [...texts.values()].filter((text) => text.includes(old.value)).length) : "";
    };
    old.value = marked.length <= 20 ? marked : "";
    put.value = "";
    old.oninput = put.oninput = count;
    count();
    dialog.returnValue = "";
    dialog.showModal();
    (old.value ? put : old).focus();
    await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
    if (dialog.returnValue === "yes" && old.value) return send("POST", "/replacements", { old: old.value, new: put.value, who: await signed() });
  }
  // Sentences tied by hand: one, then the one it belongs to
  let tying = null;
  function tie() {
    if (!now || !now.dataset.sentences) return say(words["tie-only"]);
    const of = (cell) => (cell ? JSON.parse(cell.dataset.sentences) : []);
    if (!tying) {
      tying = now;
      now.classList.add("tying");
      return say(words["tie-next"]);
    }
    const pair = { zh: [], en: [] };
    if (tying.lang === now.lang && tying !== now) {
      for (const cell of $$(".cell", now.closest(".row"))) pair[cell.lang] = of(cell);
      pair[now.lang].push(...of(tying).filter((text) => !pair[now.lang].includes(text)));
    } else {
      pair[tying.lang] = of(tying);
      if (tying !== now) pair[now.lang] = of(now);
    }
    return correct({ address: "alignment.abstract", op: "tie", new: pair });
  }
  function untie() {
    if (tying) tying.classList.remove("tying");
    tying = null;
    say("");
  }

  function edit(cell, mode = "edit") {
    if (field || !cell || !cell.dataset.address) return;
    if ("adds" in cell.dataset) mode = "supply";
    const adding = mode === "add" || mode === "supply";
    choose(cell, false);
    const box = document.createElement("div"), area = document.createElement("textarea"), hint = document.createElement("span");
    box.className = "field";
    area.value = adding ? "" : mode === "split" && cell.dataset.old ? cell.dataset.old : cell.dataset.text;
    area.lang = cell.lang;
    area.setAttribute("aria-label", words[mode === "supply" ? "edit" : mode]);
    hint.className = "hint";
    hint.textContent = words[mode === "split" ? "split-hint" : "draw-hint"];
    const buttons = document.createElement("span");
    for (const [name, action] of [["save", save], ["cancel", cancel]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words[name];
      button.dataset.field = name;
      button.addEventListener("click", action);
      buttons.append(button, " ");
    }
    box.append(area, hint, buttons);
    cell.append(box);
    const own = field = { cell, area, mode, anchor: null, line: null, box };
    // What is typed in place of all that was taken from the page is not printed there, and the box drawn is not its place
    const typed = () => {
      if (own.anchor) mark(JSON.parse(cell.dataset.places));
      own.anchor = null;
    };
    area.addEventListener("beforeinput", () => {
      if (area.value && area.selectionEnd - area.selectionStart === area.value.length) typed();
    });
    area.addEventListener("input", () => {
      if (!area.value.trim()) typed();
    });
    area.focus();
  }
  function cancel() {
    if (!field || saving) return;
    const cell = field.cell;
    field.box.remove();
    field = null;
    choose(cell);
  }
  function unchanged() {
    cancel();
    say(words.unchanged);
  }
  async function save() {
    if (!field || saving) return;
    const { cell, area, anchor, mode } = field, value = area.value.trim(), own = cell.dataset;
    if (mode === "split") {
      const parts = area.value.split("\n").map((text) => text.trim()).filter(Boolean);
      if (parts.length < 2) return say(words["split-hint"]);
      await correct({ address: own.item, op: "split", old: own.old, new: parts }, own.address);
    } else if (mode === "add" || mode === "supply") {
      if (!value) return unchanged();
      const { list, place } = placeOf(own.item), next = `${list}[${place + 1}]`;
      const marks = (anchor && field.marks && field.marks[field.parts.indexOf(value)]) || []; // of a person in the by-line
      const whole = marks.length ? { printed: value, aff_labels: marks } : value;
      if (mode === "add") await correct({ address: next, op: "add", old: own.old, new: whole, anchor }, own.address.replace(own.item, next));
      else await correct({ address: own.address, op: "add", old: null, new: whole, anchor });
    } else if (value === own.text) {
      // Whoever saves what was in doubt as it is, or where it is printed, has found it right
      if (can.accept() && (anchor || cell.classList.contains("doubt"))) return whole("accept", anchor ? { anchor } : {});
      unchanged();
    } else {
      await change(cell, value, anchor);
    }
  }
  // Enter saves a value of one line; it chooses hanzi while they are typed, and parts what is split or has lines
  const saves = (event) => !event.shiftKey && !event.isComposing && event.keyCode !== 229 && field.mode !== "split" && !field.area.value.includes("\n");
  // A value put right; of a part of a text, the whole of it
  function change(cell, value, anchor = null) {
    const { address, item, text, before = "", after = "" } = cell.dataset;
    if ("part" in cell.dataset) return correct({ address, op: "change", old: oldOf(cell), new: "values" in cell.dataset ? listOf(value) : value, anchor });
    const isNew = address === item;
    return correct({ address, op: "change", old: isNew ? null : before + text + after, new: before + value + after, anchor });
  }
  // What stood there: a text, or a list of texts; and the list that a text is
  const oldOf = (cell) => ("values" in cell.dataset ? JSON.parse(cell.dataset.values) : cell.dataset.old);
  const listOf = (text) => text.split(/[,，;；、]/).map((each) => each.trim()).filter(Boolean);
  const placeOf = (item) => ({ list: item.slice(0, item.lastIndexOf("[")), place: Number(item.slice(item.lastIndexOf("[") + 1, -1)) });
  function step(by) {
    const all = cells();
    choose(all[Math.min(Math.max(all.indexOf(now) + by, 0), all.length - 1)]);
  }
  // The value beside the one chosen, in the other language
  function across(lang) {
    const other = now && $$(".cell[tabindex='0']", now.closest(".row") || undefined).find((cell) => cell !== now && cell.lang === lang);
    if (other && now.closest(".row")) choose(other);
    return other;
  }
  // The next doubt, or the one before, in printed order: whatever the language, page by page, column by column
  function nextDoubt(by = 1) {
    const all = $$(".cell"), rank = new Map(all.map((cell, at) => [cell, at]));
    const behind = (one, other) => (one.dataset.order === other.dataset.order ? rank.get(one) - rank.get(other) : one.dataset.order < other.dataset.order ? -1 : 1);
    const sorted = all.filter((cell) => cell.classList.contains("doubt") && cell !== now).sort((one, other) => by * behind(one, other));
    const found = (now && sorted.find((cell) => by * behind(cell, now) > 0)) || sorted[0];
    if (!found) return say(words["no-doubt"]);
    unfold(found);
    choose(found);
  }
  const whole = (op, more = {}, then = null) => now && now.dataset.item && correct({ address: now.dataset.item, op, old: oldOf(now), ...more }, then);
  function move(by) {
    const { list, place } = placeOf(now.dataset.item), next = place + by;
    if (next >= 0) whole("move", { new: next }, now.dataset.address.replace(now.dataset.item, `${list}[${next}]`));
  }
  // What can be done to the value chosen; the buttons of the rest are dim
  const can = {
    edit: () => now && now.dataset.address,
    accept: () => now && ("absent" in now.dataset || (now.dataset.text && now.dataset.item)),
    add: () => now && "list" in now.dataset,
    split: () => now && "list" in now.dataset && now.dataset.text,
    tie: () => now && now.dataset.sentences,
    up: () => now && "list" in now.dataset && placeOf(now.dataset.item).place > 0,
    down: () => now && "list" in now.dataset,
    remove: () => now && now.dataset.text && now.dataset.item && (!isPart() || now.dataset.address),
    "not-of-article": () => isListed(),
    undo: () => done().length,
  };
  function able() {
    for (const button of $$(".bar [data-do]")) button.disabled = (saving && !meanwhile.has(button.dataset.do)) || (button.dataset.do in can && !can[button.dataset.do]());
  }
  const meanwhile = new Set(["next-doubt", "previous-doubt", "zoom-in", "zoom-out", "zoom-whole", "keys"]); // what one may do while it is saved: they change nothing
  function act(name) {
    if (saving && !meanwhile.has(name)) return say(words["saving-wait"], "busy");
    if (name in can && name !== "undo" && name !== "tie" && !can[name]()) return say(words[now ? "not-here" : "choose-first"]);
    actions[name]();
  }
  const isListed = () => now && now.dataset.item.endsWith("]") && !("adds" in now.dataset) && !isPart();
  const isPart = () => now && now.dataset.item.startsWith("alignment.");
  const actions = {
    "next-doubt": () => nextDoubt(),
    "previous-doubt": () => nextDoubt(-1),
    "zoom-in": () => zoomed(1),
    "zoom-out": () => zoomed(-1),
    "zoom-whole": () => zoomed(0),
    edit: () => edit(now),
    accept: () => ("absent" in now.dataset ? correct({ address: now.dataset.absent, op: "accept", old: null }) : whole("accept")),
    add: () => edit(now, "add"),
    split: () => edit(now, "split"),
    up: () => move(-1),
    down: () => move(1),
    remove: () => (isPart() ? change(now, "") : whole("remove")),
    "not-of-article": () => whole("not-of-article"),
    undo: () => undo(),
    tie,
    replace: () => replaceAll(),
    "take-by-hand": () => send("POST", "/by-hand"),
    "look-through": async () => send("PUT", "/seen", { who: await signed(), seen: !$("#state .seen") }),
    keys: () => $("#keys").showModal(),
  };
  const keys = { n: "next-doubt", p: "previous-doubt", "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", 0: "zoom-whole", e: "edit", Enter: "edit", a: "accept", i: "add", s: "split", t: "tie", k: "up", j: "down", x: "remove", o: "not-of-article", u: "undo", r: "replace", f: "look-through", "?": "keys" };
  document.addEventListener("keydown", (event) => {
    if (saving && field && event.target === field.area) {
      if (!event.ctrlKey && !event.metaKey) say(words["saving-wait"], "busy");
      return event.preventDefault();
    }
    if (field && event.target === field.area) {
      if (event.key === "Escape") { event.preventDefault(); cancel(); }
      if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) { event.preventDefault(); stepLine(event.key === "ArrowDown" ? 1 : -1, event.shiftKey); }
      if (event.altKey && (event.key === "ArrowRight" || event.key === "ArrowLeft")) { event.preventDefault(); stepPart(event.key === "ArrowRight" ? 1 : -1); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey || saves(event))) { event.preventDefault(); save(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (event.key === "Escape" && tying) return untie();
    if (event.target.closest("input, select, textarea")) return;
    if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); return step(event.key === "ArrowDown" ? 1 : -1); }
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") { if (across(event.key === "ArrowRight" ? "en" : "zh")) event.preventDefault(); return; }
    if (keys[event.key]) { event.preventDefault(); act(keys[event.key]); }
  });
  for (const key of window.early || []) key === "n" || key === "p" ? nextDoubt(key === "n" ? 1 : -1) : step(key === "ArrowDown" ? 1 : -1);
  window.early = null;
  // Tables beside their pictures, cut out of the page's
  function cut() {
    for (const canvas of $$("canvas.cut")) {
      const [page, [left, top, right, bottom]] = JSON.parse(canvas.dataset.cut);
      const image = $(`.sheet[data-page="${page}"] img`);
      if (!image) { canvas.remove(); continue; }
      const width = right - left + 2 * FRAME, height = bottom - top + 2 * FRAME;
      canvas.style.width = `${width / SCALE}px`; // its room is kept until the page's picture is there
      canvas.style.aspectRatio = width / height;
      const draw = () => {
        const scale = scaleOf(image);
        canvas.width = width / scale;
        canvas.height = height / scale;
        canvas.getContext("2d").drawImage(image, (left - FRAME) / scale, (top - FRAME) / scale, canvas.width, canvas.height, 0, 0, canvas.width, canvas.height);
      };
      if (image.complete && image.naturalWidth) draw();
      else { image.loading = "eager"; image.addEventListener("load", draw, { once: true }); }
    }
  }
  cut();
  outline();
  able();
  for (const button of $$(".bar [data-do], .zoom [data-do]")) button.addEventListener("click", () => act(button.dataset.do));
  if (zoom !== 1) $(".sheets").style.setProperty("--zoom", zoom);
  $(".sheets").addEventListener("scrollend", finer);
  for (const image of $$(".sheet img")) image.addEventListener("load", finer, { once: true });
  const record = $("#record");
  record.addEventListener("click", (event) => {
    const button = event.target.closest("[data-undo], [data-do]");
    if (button && saving) return say(words["saving-wait"], "busy");
    if (button) return button.dataset.undo ? undo(button.dataset.undo) : act(button.dataset.do);
    const cell = event.target.closest(".cell");
    if (cell && !event.target.closest(".field") && !(field && field.cell === cell)) choose(cell);
  });
  record.addEventListener("dblclick", (event) => { const cell = event.target.closest(".cell"); if (cell && !event.target.closest(".field")) edit(cell); });
  record.addEventListener("focusin", (event) => { if (event.target.classList.contains("cell") && event.target !== now) choose(event.target, false); });
}

// Arrows go from article to article; Enter opens one, as it is a link
function among(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const all = $$(".entries a"), next = all[Math.max(all.indexOf(document.activeElement) + by, 0)];
  if (next) { event.preventDefault(); next.focus(); }
}

// The list as it is by now
async function listed() {
  const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  $("#found").replaceWith($("#found", fresh));
}

function uploads() {
  $("#files").addEventListener("change", async (event) => {
    for (const file of [...event.target.files]) {
      const line = document.createElement("li");
      $("#jobs").append(line);
      const tell = (text) => { line.textContent = `${file.name}: ${text}`; };
      tell(words.uploading);
      const url = `/api/extract?wait=false&name=${encodeURIComponent(file.name)}`;
      let answer = await fetch(url, { method: "POST", headers: { ...headers, "Content-Type": "application/pdf" }, body: file });
      while (answer.status === 503) {
        tell(words.queued);
        await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers.get("Retry-After") || 5)));
        answer = await fetch(url, { method: "POST", headers: { ...headers, "Content-Type": "application/pdf" }, body: file });
      }
      const job = await answer.json();
      if (!answer.ok) tell(`${words.failed}: ${job.detail}`);
      else follow(job, tell, line);
    }
    event.target.value = "";
  });
  async function follow(job, tell, line) {
    while (job.status === "queued" || job.status === "running") {
      tell(words[job.status] + (job.ahead ? ` (${words.ahead.replace("{count}", job.ahead)})` : job.seconds >= 1 ? ` (${Math.round(job.seconds)} s)` : ""));
      await new Promise((resolve) => setTimeout(resolve, 400));
      job = await (await fetch(`/api/jobs/${job.id}`, { headers })).json();
    }
    if (!job.article) return tell(`${words.failed}: ${job.message}`);
    const link = document.createElement("a");
    link.href = `/articles/${job.article}`;
    link.textContent = `${job.name}: ${words.done}`;
    line.replaceChildren(link);
    await listed();
  }
}
