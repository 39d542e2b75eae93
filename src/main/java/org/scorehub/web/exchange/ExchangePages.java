package org.scorehub.web.exchange;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.ExchangeState;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Page;
import org.scorehub.web.delivery.DeliveryReads;
import org.scorehub.web.delivery.Outbound;
import org.scorehub.web.replay.ReplayDesk;
import org.scorehub.web.replay.ReplayReads;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@Page
class ExchangePages {

  private static final int PART = 50;

  private final ExchangeReads exchanges;
  private final ExchangeContents contents;
  private final DeliveryReads deliveries;
  private final RawBytes raw;
  private final ReplayReads replays;

  ExchangePages(
      ExchangeReads exchanges,
      ExchangeContents contents,
      DeliveryReads deliveries,
      RawBytes raw,
      ReplayReads replays) {
    this.exchanges = exchanges;
    this.contents = contents;
    this.deliveries = deliveries;
    this.raw = raw;
    this.replays = replays;
  }

  @GetMapping("/exchanges")
  String list(
      @RequestParam(required = false) @Nullable String organisation,
      @RequestParam(required = false) @Nullable ExchangeState state,
      @RequestParam(required = false) @Nullable String connector,
      @RequestParam(required = false) @Nullable String document,
      @RequestParam(required = false) @Nullable UUID site,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String problem,
      @RequestParam(required = false) @Nullable UUID parent,
      @RequestParam(required = false) @Nullable UUID before,
      Model model) {
    ExchangeFilter filter =
        new ExchangeFilter(
            organisation, state, connector, document, site, key, problem, parent, before);
    model.addAttribute("mayReplay", ReplayDesk.mayReplay());
    model.addAttribute("filter", filter);
    model.addAttribute("states", ExchangeState.values());
    model.addAttribute("exchanges", exchanges.list(filter, PART));
    return "exchanges";
  }

  @GetMapping("/exchanges/{id}")
  String exchange(@PathVariable UUID id, Model model) {
    ExchangeDetail exchange = exchanges.find(id).orElseThrow(() -> new NotVisible("exchange", id));
    boolean mayRead = raw.mayRead(exchange.summary());
    model.addAttribute("mayReplay", ReplayDesk.mayReplay());
    model.addAttribute(
        "attempts", replays.attempts(exchange.summary().organisation(), exchange.summary().id()));
    model.addAttribute("exchange", exchange);
    model.addAttribute("mayRead", mayRead);
    model.addAttribute("shown", Outbound.SHOWN);
    if (mayRead) {
      model.addAttribute("raw", raw.text(exchange, Outbound.SHOWN));
      model.addAttribute("canonical", contents.canonical(exchange.summary()));
    }
    model.addAttribute(
        "deliveries",
        contents.deliveries(exchange.summary()).stream()
            .map(delivery -> Outbound.of(delivery, deliveries, Outbound.SHOWN))
            .toList());
    return "exchange";
  }

  @GetMapping("/exchanges/{id}/raw")
  ResponseEntity<StreamingResponseBody> raw(@PathVariable UUID id) {
    return raw.download(id);
  }
}
