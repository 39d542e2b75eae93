"use strict";
document.querySelectorAll("[data-demo-user]").forEach((button) =>
  button.addEventListener("click", () => {
    document.getElementById("username").value = button.dataset.username;
    document.getElementById("password").value = "sandbox";
    document.querySelector("#login button").focus();
  }));
