// Keys that choose a value, pressed before the page's own script runs: kept for it. Nothing that changes a value is.
"use strict";
window.early = [];
addEventListener("keydown", (event) => {
  if (window.early && ["n", "p", "ArrowDown", "ArrowUp"].includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, select, textarea")) {
    event.preventDefault();
    window.early.push(event.key);
  }
});
