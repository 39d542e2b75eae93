"use strict";
/* One key for a button, link or field that names it in data-key; not while somebody types. */
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing && event.key === "Escape") {
    typing.blur();
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (wanted) {
    event.preventDefault();
    wanted.matches("input, select, textarea") ? wanted.focus() : wanted.click();
  }
});
