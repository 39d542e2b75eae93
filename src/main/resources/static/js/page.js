"use strict";
// Offers times in the zone of this computer, and keeps what is under way from being sent twice.
(() => {
  const form = document.querySelector("form[data-zone]");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (form && zone && zone !== form.dataset.zone) {
    form.elements.zone.value = zone;
    form.querySelector("button").textContent = zone;
    form.hidden = false;
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
  });

  // Coming back by the browser's history finds the page as it was, forms to be sent again included.
  addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sent]").forEach((sent) => {
      delete sent.dataset.sent;
      sent.removeAttribute("aria-busy");
    }));
})();
