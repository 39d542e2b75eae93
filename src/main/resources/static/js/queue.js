"use strict";
// j and k go from row to row, x chooses one, Enter opens it, a takes it; not while somebody types.
(() => {
  const rows = () => [...document.querySelectorAll("#work tbody tr")];
  const at = () => rows().findIndex((row) => row.contains(document.activeElement));
  const go = (step) => {
    const all = rows();
    const next = all[Math.min(Math.max(at() + step, 0), all.length - 1)];
    next?.querySelector("a").focus();
  };
  const acts = {
    j: () => go(1),
    k: () => go(-1),
    x: () => rows()[at()]?.querySelector("input[type=checkbox]").click(),
    a: () => rows()[at()]?.querySelector("button")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });
})();
