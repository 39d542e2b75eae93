package org.scorehub.web.journey;

import org.scorehub.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Page
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
