package org.scorehub.web.subscription;

import java.util.UUID;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Page;
import org.scorehub.web.subscription.LinkedSubscriptions.Answer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where links of e-mails lead. Looking changes nothing, as programs look at links too; what is
 * posted is done at once and answered without a redirect, as RFC 8058 asks of one-click ends.
 */
@Page
@RequestMapping("/subscription/{id}/{token}")
class LinkedPages {

  private static final String PAGE = "subscription-link";

  private final LinkedSubscriptions subscriptions;

  LinkedPages(LinkedSubscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @GetMapping({"", "/end", "/confirm", "/undo"})
  String look(@PathVariable UUID id, @PathVariable String token, Model model) {
    return show(id, token, model);
  }

  @PostMapping("/confirm")
  String confirm(@PathVariable UUID id, @PathVariable String token, Model model) {
    return answered(id, token, Answer.CONFIRM, model);
  }

  @PostMapping("/end")
  String end(@PathVariable UUID id, @PathVariable String token, Model model) {
    return answered(id, token, Answer.END, model);
  }

  @PostMapping("/undo")
  String undo(@PathVariable UUID id, @PathVariable String token, Model model) {
    return answered(id, token, Answer.UNDO, model);
  }

  private String answered(UUID id, String token, Answer answer, Model model) {
    model.addAttribute("done", subscriptions.answer(id, token, answer));
    return show(id, token, model);
  }

  private String show(UUID id, String token, Model model) {
    model.addAttribute(
        "linked",
        subscriptions.find(id, token).orElseThrow(() -> new NotVisible("subscription", id)));
    model.addAttribute("link", "/subscription/" + id + '/' + token);
    return PAGE;
  }
}
