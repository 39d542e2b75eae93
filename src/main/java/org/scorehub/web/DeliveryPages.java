package org.scorehub.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.DeliveryState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class DeliveryPages {

  private static final int PART = 50;

  private final DeliveryReads deliveries;
  private final ReplayReads replays;

  DeliveryPages(DeliveryReads deliveries, ReplayReads replays) {
    this.deliveries = deliveries;
    this.replays = replays;
  }

  @GetMapping("/deliveries")
  String list(
      @RequestParam(required = false) @Nullable DeliveryState state,
      @RequestParam(required = false) @Nullable UUID before,
      Model model) {
    String name = state == null ? null : state.name();
    model.addAttribute("state", state);
    model.addAttribute("states", DeliveryState.values());
    model.addAttribute("deliveries", deliveries.list(name, null, before, PART));
    return "deliveries";
  }

  @GetMapping("/deliveries/{id}")
  String delivery(@PathVariable UUID id, Model model) {
    DeliveryDetail delivery = deliveries.find(id).orElseThrow(() -> new NotVisible("delivery", id));
    model.addAttribute("mayReplay", ReplayDesk.mayReplay());
    model.addAttribute("replays", replays.ofDelivery(id));
    model.addAttribute("delivery", delivery);
    model.addAttribute(
        "outbound", Outbound.of(delivery.summary(), deliveries, ExchangePages.SHOWN));
    return "delivery";
  }
}
