package org.scorehub.web.delivery;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.DeliveryState;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Page;
import org.scorehub.web.replay.ReplayDesk;
import org.scorehub.web.replay.ReplayReads;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

@Page
class DeliveryPages {

  private static final int PART = 50;
  private static final Set<String> OPEN = Set.of("DUE", "READY");

  private final DeliveryReads deliveries;
  private final ReceiverReads receivers;
  private final ReplayReads replays;

  DeliveryPages(DeliveryReads deliveries, ReceiverReads receivers, ReplayReads replays) {
    this.deliveries = deliveries;
    this.receivers = receivers;
    this.replays = replays;
  }

  @GetMapping("/deliveries")
  String list(@ModelAttribute("filter") DeliveryFilter filter, Model model) {
    List<SortedSet<String>> kinds = deliveries.kinds();
    model.addAttribute("states", DeliveryState.values());
    model.addAttribute("connectors", kinds.get(0));
    model.addAttribute("documents", kinds.get(1));
    model.addAttribute("receivers", receivers.own());
    model.addAttribute("deliveries", deliveries.list(filter, PART));
    return "deliveries";
  }

  @GetMapping("/deliveries/{id}")
  String delivery(@PathVariable UUID id, Model model) {
    DeliveryDetail delivery = deliveries.find(id).orElseThrow(() -> new NotVisible("delivery", id));
    model.addAttribute("mayReplay", ReplayDesk.mayReplay());
    model.addAttribute("replays", replays.ofDelivery(id));
    model.addAttribute("delivery", delivery);
    model.addAttribute("receiver", receiver(delivery.summary()));
    model.addAttribute("outbound", Outbound.of(delivery.summary(), deliveries, Outbound.SHOWN));
    return "delivery";
  }

  /** Null once it is over: what holds its receiver holds it no more. */
  private @Nullable ReceiverView receiver(DeliverySummary delivery) {
    boolean open = OPEN.contains(delivery.state());
    return open
        ? receivers.own().stream()
            .filter(receiver -> receiver.connector().equals(delivery.connector()))
            .findFirst()
            .orElse(null)
        : null;
  }
}
