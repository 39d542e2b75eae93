package org.scorehub.web.exchange;

import java.util.List;
import java.util.UUID;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Page;
import org.scorehub.web.delivery.DeliveryReads;
import org.scorehub.web.delivery.DeliverySummary;
import org.scorehub.web.delivery.Outbound;
import org.scorehub.web.replay.ReplayDesk;
import org.scorehub.web.replay.ReplayReads;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@Page
class ExchangePages {

  private final ExchangeReads exchanges;
  private final ExchangeContents contents;
  private final DeliveryReads deliveries;
  private final RawBytes raw;
  private final RawContents received;
  private final ReplayReads replays;

  ExchangePages(
      ExchangeReads exchanges,
      ExchangeContents contents,
      DeliveryReads deliveries,
      RawBytes raw,
      RawContents received,
      ReplayReads replays) {
    this.exchanges = exchanges;
    this.contents = contents;
    this.deliveries = deliveries;
    this.raw = raw;
    this.received = received;
    this.replays = replays;
  }

  @GetMapping("/exchanges/{id}")
  String exchange(@PathVariable UUID id, Model model) {
    ExchangeDetail exchange = exchanges.find(id).orElseThrow(() -> new NotVisible("exchange", id));
    ExchangeSummary summary = exchange.summary();
    model.addAttribute("mayReplay", ReplayDesk.mayReplay());
    model.addAttribute("attempts", replays.attempts(summary.organisation(), summary.id()));
    model.addAttribute("exchange", exchange);
    model.addAttribute("neighbours", contents.neighbours(summary));
    model.addAttribute("shown", Outbound.SHOWN);
    List<DeliverySummary> caused = contents.deliveries(summary);
    model.addAttribute("moments", Moment.of(exchange.stages(), caused, contents.sendings(caused)));
    model.addAttribute(
        "deliveries",
        caused.stream().map(each -> Outbound.of(each, deliveries, Outbound.SHOWN)).toList());
    boolean mayRead = raw.mayRead(summary);
    model.addAttribute("mayRead", mayRead);
    if (mayRead) {
      addContent(exchange, model);
    }
    return "exchange";
  }

  private void addContent(ExchangeDetail exchange, Model model) {
    List<CanonicalDocument> canonical = contents.canonical(exchange.summary());
    model.addAttribute("canonical", canonical);
    model.addAttribute("raw", received.of(exchange));
    model.addAttribute(
        "revision", contents.revisionDiff(exchange.summary(), canonical).orElse(null));
  }

  @GetMapping("/exchanges/{id}/raw")
  ResponseEntity<StreamingResponseBody> raw(@PathVariable UUID id) {
    return raw.download(id);
  }
}
