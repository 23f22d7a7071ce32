// Sets the first page: the body fills its columns down to the notes, the rest goes on behind them.
({ columns, foot, height }) => {
  const id = (name) => document.getElementById(name);
  const [front, first, notes, rest] = ["front", "first", "foot", "rest"].map(id);
  const at = (element) => element.getBoundingClientRect();
  const boxes = Array.from({ length: columns }, () => first.appendChild(document.createElement("div")));
  const inColumn = foot === "column" && columns > 1 && notes.childNodes.length;
  if (inColumn) notes.style.width = at(boxes[0]).width + "px";
  const footHeight = notes.childNodes.length ? at(notes).height : 0;
  const room = height - at(front).bottom - 16;
  const least = 3 * parseFloat(getComputedStyle(document.body).lineHeight);
  if (room - footHeight < least) { first.remove(); return; } // no room: the notes follow the front matter

  // The first `count` characters of a paragraph, or those behind them.
  const cut = (node, count, behind) => {
    const made = node.cloneNode(true), walk = document.createTreeWalker(made, NodeFilter.SHOW_TEXT), range = document.createRange();
    let text, left = count;
    while ((text = walk.nextNode()) && left > text.length) left -= text.length;
    if (!text) return made;
    if (behind) { range.setStart(made, 0); range.setEnd(text, left); } else { range.setStart(text, left); range.setEnd(made, made.childNodes.length); }
    range.deleteContents();
    return made;
  };
  const fill = (box, limit) => {
    while (rest.firstChild) {
      const node = rest.firstChild;
      box.appendChild(node);
      if (at(box).height <= limit) continue;
      let low = 0, high = node.textContent.length;
      if (/^H\d$/.test(node.tagName) || node.querySelector("div")) high = 0; // one line, or of several parts
      node.remove();
      while (low < high) {
        const middle = (low + high + 1) >> 1, tried = box.appendChild(cut(node, middle, false));
        if (at(box).height <= limit) low = middle; else high = middle - 1;
        tried.remove();
      }
      if (low) {
        const kept = box.appendChild(cut(node, low, false)), next = cut(node, low, true);
        kept.style.textAlignLast = "justify";
        next.style.textIndent = "0";
        rest.prepend(next);
      } else {
        rest.prepend(node);
        if (/^H\d$/.test(box.lastChild?.tagName)) rest.prepend(box.lastChild); // no heading without its text
      }
      return;
    }
  };
  boxes.forEach((box, place) => fill(box, place === 0 || !inColumn ? room - footHeight : room));
  if (!footHeight) { first.style.height = room + "px"; first.style.breakAfter = "page"; return; }
  if (inColumn) { notes.style.marginTop = "auto"; boxes[0].style.cssText = `display:flex;flex-direction:column;height:${room}px`; boxes[0].append(notes); first.style.breakAfter = "page"; return; }
  first.style.minHeight = room - footHeight + "px";
  if (rest.firstChild) notes.style.breakAfter = "page";
}
