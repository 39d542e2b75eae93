"use strict";
/* Reads a chosen file into the text field; nothing is sent before the form is. */
document.querySelectorAll("input[type=file][data-into]").forEach((chooser) =>
  chooser.addEventListener("change", async () => {
    if (chooser.files.length === 1) {
      document.getElementById(chooser.dataset.into).value = await chooser.files[0].text();
    }
  }));
