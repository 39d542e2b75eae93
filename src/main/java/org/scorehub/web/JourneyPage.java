package org.scorehub.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class JourneyPage {

  private final Journey journey;

  JourneyPage(Journey journey) {
    this.journey = journey;
  }

  @GetMapping("/")
  String page(Model model) {
    model.addAttribute("picture", journey.now());
    return "journey";
  }

  @GetMapping("/journey/live")
  String live(Model model) {
    page(model);
    return "journey :: live";
  }
}
