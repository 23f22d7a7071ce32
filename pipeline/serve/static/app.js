// The page's own behaviour: a value and its place, corrections, keys, uploads. Text is only ever set as text.
"use strict";
const words = JSON.parse(document.body.dataset.words);
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const SCALE = 72 / 110; // points a pixel of the pictures as the server draws them

const article = $("main.article");
if (article) editor();
if ($("#files")) uploads();

function editor() {
  const url = `/api/articles/${article.dataset.key}`;
  let now = null; // the value chosen
  let field = null; // the one being put right: {cell, area, anchor, send}
  const said = $("#said");
  const say = (text) => { said.textContent = text; };
  const cells = () => $$(".cell[tabindex='0']").filter((cell) => cell.offsetParent !== null);
  const etag = () => $("#state").dataset.etag;

  // A value and its place
  function choose(cell, focus = true) {
    $$(".cell.now").forEach((other) => other.classList.remove("now"));
    now = cell;
    if (!cell) return;
    cell.classList.add("now");
    if (focus) cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest" });
    mark(JSON.parse(cell.dataset.places));
  }
  function mark(places, kind = "") {
    $$(".box").forEach((box) => box.remove());
    let first = null;
    for (const [page, box] of places) {
      const sheet = $(`.sheet[data-page="${page}"]`);
      if (!sheet) continue;
      const image = $("img", sheet);
      const draw = () => {
        const [left, top, right, bottom] = box;
        const width = image.naturalWidth * SCALE, height = image.naturalHeight * SCALE;
        const shape = document.createElement("div");
        shape.className = `box ${kind}`;
        shape.style.left = `${100 * left / width}%`;
        shape.style.top = `${100 * top / height}%`;
        shape.style.width = `${100 * (right - left) / width}%`;
        shape.style.height = `${100 * (bottom - top) / height}%`;
        sheet.append(shape);
        if (!first) { first = shape; shape.scrollIntoView({ block: "center" }); }
      };
      if (image.complete && image.naturalWidth) draw();
      else { image.loading = "eager"; image.addEventListener("load", draw, { once: true }); sheet.scrollIntoView(); }
    }
  }

  // Boxes drawn on a page, in points from its top left
  for (const sheet of $$(".sheet")) {
    const image = $("img", sheet);
    let start = null, shape = null;
    const at = (event) => {
      const frame = image.getBoundingClientRect();
      const scale = image.naturalWidth * SCALE / frame.width;
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
  function pick(page, [left, top]) {
    const area = (box) => (box[2] - box[0]) * (box[3] - box[1]);
    let best = null;
    for (const cell of $$(".cell")) {
      for (const [own, box] of JSON.parse(cell.dataset.places)) {
        if (own === page && box[0] <= left && left <= box[2] && box[1] <= top && top <= box[3] && (!best || area(box) < best.area)) best = { cell, area: area(box) };
      }
    }
    if (!best) return;
    const group = best.cell.closest("details");
    if (group) group.open = true;
    choose(best.cell);
  }
  async function take(page, box) {
    const answer = await fetch(`${url}/text`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ page, box }) });
    const found = await answer.json();
    if (!answer.ok) return say(words["not-saved"].replace("{why}", found.detail));
    if (!field) return;
    if (!found.text) return say(words["no-text"]);
    field.area.value = found.text;
    field.anchor = { text: found.text, page, box: found.box };
    field.area.focus();
    mark([[page, found.box]], "drawn");
  }

  // Corrections
  async function send(method, path, body) {
    const answer = await fetch(`${url}${path}`, { method, headers: { "Content-Type": "application/json", "If-Match": `"${etag()}"` }, body: body && JSON.stringify(body) });
    const value = await answer.json();
    if (answer.status === 409) {
      await show(field ? { address: field.cell.dataset.address, value: field.area.value, anchor: field.anchor } : null);
      say(words.conflict);
      return false;
    }
    if (!answer.ok) {
      say(words["not-saved"].replace("{why}", typeof value.detail === "string" ? value.detail : answer.statusText));
      return false;
    }
    await show(null);
    say(words.saved);
    return true;
  }
  async function show(kept) {
    const address = now && now.dataset.address, place = now ? cells().indexOf(now) : -1;
    const closed = new Map($$("details.group").map((group) => [$("h2", group).textContent, group.open]));
    const scrolled = $(".record").scrollTop;
    const answer = await fetch(`/articles/${article.dataset.key}/record`);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    field = null;
    $("#record").replaceChildren(...fresh.body.childNodes);
    for (const group of $$("details.group")) if (closed.has($("h2", group).textContent)) group.open = closed.get($("h2", group).textContent);
    $(".record").scrollTop = scrolled;
    const again = cells().find((cell) => cell.dataset.address === (kept ? kept.address : address)) || cells()[Math.min(Math.max(place, 0), cells().length - 1)];
    choose(again);
    if (kept && again) { edit(again); field.area.value = kept.value; field.anchor = kept.anchor; }
  }
  const correct = (body) => send("POST", "/corrections", body);

  function edit(cell, adding = false) {
    if (field || !cell || !cell.dataset.address) return;
    choose(cell, false);
    const box = document.createElement("div"), area = document.createElement("textarea"), hint = document.createElement("span");
    box.className = "field";
    area.value = adding ? "" : cell.dataset.text;
    area.lang = cell.lang;
    area.setAttribute("aria-label", adding ? words.add : words.edit);
    hint.className = "hint";
    hint.textContent = words["draw-hint"];
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
    field = { cell, area, adding, anchor: null, box };
    area.focus();
  }
  function cancel() {
    if (!field) return;
    const cell = field.cell;
    field.box.remove();
    field = null;
    choose(cell);
  }
  async function save() {
    if (!field) return;
    const { cell, area, anchor, adding } = field, value = area.value.trim();
    if (adding) {
      if (!value) return cancel();
      const item = cell.dataset.item, place = Number(item.slice(item.lastIndexOf("[") + 1, -1));
      await correct({ address: `${item.slice(0, item.lastIndexOf("["))}[${place + 1}]`, op: "add", old: cell.dataset.old, new: value, anchor });
    } else if (value === cell.dataset.text) {
      cancel();
    } else {
      const isNew = cell.dataset.address === cell.dataset.item;
      await correct({ address: cell.dataset.address, op: "change", old: isNew ? null : cell.dataset.text, new: value, anchor });
    }
  }
  function step(by) {
    const all = cells();
    choose(all[Math.min(Math.max(all.indexOf(now) + by, 0), all.length - 1)]);
  }
  function nextDoubt() {
    const all = $$(".cell"), from = all.indexOf(now);
    const found = [...all.slice(from + 1), ...all.slice(0, Math.max(from, 0))].find((cell) => cell.classList.contains("doubt"));
    if (!found) return say(words["no-doubt"]);
    const group = found.closest("details");
    if (group) group.open = true;
    choose(found);
  }
  const whole = (op, more = {}) => now && now.dataset.item && correct({ address: now.dataset.item, op, old: now.dataset.old, ...more });
  function up() {
    if (!now || !("list" in now.dataset)) return;
    const item = now.dataset.item, place = Number(item.slice(item.lastIndexOf("[") + 1, -1));
    if (place > 0) whole("move", { new: place - 1 });
  }
  const actions = {
    "next-doubt": nextDoubt,
    edit: () => edit(now),
    accept: () => now && now.dataset.text && whole("accept"),
    add: () => now && "list" in now.dataset && edit(now, true),
    up,
    remove: () => whole("remove"),
    "not-of-article": () => now && "list" in now.dataset && whole("not-of-article"),
    undo: () => (Number($("#state").dataset.count) ? send("DELETE", "/corrections/last") : say(words["redo-none"])),
    "look-through": () => send("PUT", "/seen", { seen: !$("#state .seen") }),
    keys: () => $("#keys").showModal(),
  };
  const keys = { n: "next-doubt", e: "edit", Enter: "edit", a: "accept", i: "add", k: "up", x: "remove", o: "not-of-article", u: "undo", f: "look-through", "?": "keys" };
  document.addEventListener("keydown", (event) => {
    if (field && event.target === field.area) {
      if (event.key === "Escape") { event.preventDefault(); cancel(); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || $("#keys").open) return;
    if (event.target.closest("input, select, textarea")) return;
    if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); return step(event.key === "ArrowDown" ? 1 : -1); }
    if (keys[event.key]) { event.preventDefault(); actions[keys[event.key]](); }
  });
  for (const button of $$("[data-do]")) button.addEventListener("click", () => actions[button.dataset.do]());
  const record = $("#record");
  record.addEventListener("click", (event) => {
    const cell = event.target.closest(".cell");
    if (cell && !event.target.closest(".field") && !(field && field.cell === cell)) choose(cell);
  });
  record.addEventListener("dblclick", (event) => { const cell = event.target.closest(".cell"); if (cell && !event.target.closest(".field")) edit(cell); });
  record.addEventListener("focusin", (event) => { if (event.target.classList.contains("cell") && event.target !== now) choose(event.target, false); });
}

function uploads() {
  $("#files").addEventListener("change", async (event) => {
    for (const file of [...event.target.files]) {
      const line = document.createElement("li");
      $("#jobs").append(line);
      const tell = (text) => { line.textContent = `${file.name}: ${text}`; };
      tell(words.uploading);
      const url = `/api/extract?wait=false&name=${encodeURIComponent(file.name)}`;
      let answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/pdf" }, body: file });
      while (answer.status === 503) {
        tell(words.queued);
        await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers.get("Retry-After") || 5)));
        answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/pdf" }, body: file });
      }
      const job = await answer.json();
      if (!answer.ok) tell(`${words.failed}: ${job.detail}`);
      else follow(job, tell, line);
    }
    event.target.value = "";
  });
  async function follow(job, tell, line) {
    while (job.status === "queued" || job.status === "running") {
      tell(words[job.status]);
      await new Promise((resolve) => setTimeout(resolve, 400));
      job = await (await fetch(`/api/jobs/${job.id}`)).json();
    }
    if (!job.article) return tell(`${words.failed}: ${job.message}`);
    const link = document.createElement("a");
    link.href = `/articles/${job.article}`;
    link.textContent = `${job.name}: ${words.done}`;
    line.replaceChildren(link);
  }
}
