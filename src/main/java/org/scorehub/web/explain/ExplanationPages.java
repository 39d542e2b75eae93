package org.scorehub.web.explain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;
import org.scorehub.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Page
class ExplanationPages {

  private interface Asked {
    Explained about(UUID id, String path);
  }

  private final PastExchanges exchanges;
  private final PastDeliveries deliveries;

  ExplanationPages(PastExchanges exchanges, PastDeliveries deliveries) {
    this.exchanges = exchanges;
    this.deliveries = deliveries;
  }

  @GetMapping("/exchanges/{id}/explanation")
  String exchange(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String path, Model model) {
    return page("exchanges", id, path, exchanges::explain, model);
  }

  @GetMapping("/deliveries/{id}/explanation")
  String delivery(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String path, Model model) {
    return page("deliveries", id, path, deliveries::explain, model);
  }

  @GetMapping("/exchanges/{id}/reach")
  String reach(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String path, Model model) {
    String given = FormText.given(path);
    model.addAttribute("id", id);
    model.addAttribute("path", given);
    if (given != null) {
      try {
        model.addAttribute("reaches", exchanges.reach(id, given));
      } catch (IllegalArgumentException e) {
        model.addAttribute("problem", e.getMessage());
      }
    }
    return "reach";
  }

  private static String page(
      String kind, UUID id, @Nullable String path, Asked asked, Model model) {
    String given = FormText.given(path);
    model.addAttribute("kind", kind);
    model.addAttribute("id", id);
    model.addAttribute("path", given);
    if (given != null) {
      try {
        model.addAttribute("explained", asked.about(id, given));
      } catch (IllegalArgumentException e) {
        model.addAttribute("problem", e.getMessage());
      }
    }
    return "explanation";
  }
}
