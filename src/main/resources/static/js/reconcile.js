"use strict";
/* Keys for the rows of a comparison; not while somebody types. Without this script every act is a button. */
(() => {
  const rows = () => [...document.querySelectorAll("tbody.matter")];
  const help = document.getElementById("keys");
  const button = document.getElementById("keys-button");
  let current = null;

  const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]") !== null;
  const found = () => document.getElementById(current) || document.activeElement.closest("tbody.matter");

  const go = (row) => {
    if (row) {
      rows().forEach((other) => other.classList.toggle("current", other === row));
      current = row.id;
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "center" });
    }
  };

  const move = (step) => {
    const all = rows();
    const at = all.indexOf(found());
    go(all[Math.min(Math.max(at + step, 0), all.length - 1)]);
  };

  const act = (key) => {
    const row = found();
    const wanted = row && row.querySelector(`[data-act="${key}"]`);
    if (!wanted) {
      return false;
    }
    const around = wanted.closest("details");
    if (around && !wanted.matches("summary")) {
      around.open = true;
    }
    wanted.closest(".strip details")?.setAttribute("open", "");
    const reason = wanted.form?.elements.reason;
    if (reason && !wanted.formNoValidate && wanted.name === "act" && reason.value.trim() === "") {
      reason.focus();
    } else {
      wanted.click();
    }
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.target.name === "reason" && event.key === "Escape") {
      go(event.target.closest("tbody.matter"));
      return;
    }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
      return;
    }
    const moves = { j: 1, k: -1 };
    if (event.key in moves) {
      event.preventDefault();
      move(moves[event.key]);
    } else if (event.key === "?") {
      event.preventDefault();
      help.showModal();
    } else if (/^[abscduq]$/.test(event.key) && act(event.key)) {
      event.preventDefault();
    }
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("tbody.matter");
    if (row) {
      current = row.id;
    }
  });

  document.addEventListener("htmx:afterSettle", () => {
    const row = current && document.getElementById(current);
    if (row && !row.contains(document.activeElement)) {
      row.focus({ preventScroll: true });
    }
  });

  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  }
  if (location.hash.startsWith("#row-")) {
    go(document.getElementById(location.hash.slice(1)));
  }
})();
