package org.scorehub.web;

import org.springframework.web.bind.annotation.GetMapping;

@Page
class LoginPage {

  @GetMapping("/login")
  String login() {
    return "login";
  }
}
