"use strict";
// One key for each decision; not while somebody is typing.
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
  const reasons = () => document.querySelectorAll("input[type=hidden][name=reason]");

  document.addEventListener("submit", () => {
    const typed = document.getElementById("reason");
    reasons().forEach((field) => { field.value = typed ? typed.value : ""; });
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) {
      return;
    }
    const wanted = /^[sdnu]$/.test(event.key)
      ? document.querySelector(`[data-key="${event.key}"]`) : null;
    if (wanted !== null) {
      event.preventDefault();
      wanted.click();
    }
  });
})();
