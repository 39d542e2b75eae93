"use strict";
// Offers times in the zone of this computer, keeps what is under way from being sent twice, and lets arrows move between values.
(() => {
  const form = document.querySelector("form[data-zone]");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (form && zone && zone !== form.dataset.zone) {
    form.elements.zone.value = zone;
    form.querySelector("button").textContent = zone;
    form.hidden = false;
  }

  // On a phone the sections stand in one line that can be moved.
  const here = document.querySelector(".top nav [aria-current]");
  if (here) {
    here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 40;
  }

  document.addEventListener("submit", (event) => {
    const sent = event.target;
    if (event.defaultPrevented || sent.method !== "post") {
      return;
    }
    if (sent.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    sent.dataset.sent = "";
    sent.setAttribute("aria-busy", "true");
    setTimeout(() => tellThatItLasts(sent), 400);
  });

  const tellThatItLasts = (sent) => {
    const told = document.createElement("p");
    told.className = "quiet busy";
    told.setAttribute("role", "status");
    sent.append(told);
    told.textContent = document.body.dataset.busy;
  };

  // Of the values of a document one is in the order of the keyboard; arrows lead to the others.
  document.querySelectorAll("pre.values").forEach((shown) =>
    [...shown.querySelectorAll("a")].slice(1).forEach((value) => (value.tabIndex = -1)));
  document.addEventListener("keydown", (event) => {
    const shown = event.target.closest("pre.values, pre.played");
    const values = shown ? [...shown.querySelectorAll("a, button")] : [];
    const at = values.indexOf(event.target);
    const next = values[at + ({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] || 0)];
    if (at >= 0 && next && next !== event.target) {
      event.preventDefault();
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  });

  // Coming back by the browser's history finds the page as it was, forms to be sent again included.
  addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sent]").forEach((sent) => {
      delete sent.dataset.sent;
      sent.removeAttribute("aria-busy");
      sent.querySelectorAll(".busy").forEach((told) => told.remove());
    }));
})();
