package org.scorehub.web.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.UUID;
import org.scorehub.replay.ReplayCommand;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Page;
import org.scorehub.web.replay.ReplayDesk;
import org.scorehub.web.replay.ReplayReads;
import org.scorehub.web.replay.ReplayView;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Replays one exchange: what would change is tried out and shown before anything is done. */
@Page
@RequestMapping("/exchanges/{id}/replay")
class ExchangeReplayPages {

  private final ExchangeReads exchanges;
  private final RereadDocuments documents;
  private final RawBytes raw;
  private final ReplayDesk desk;
  private final ReplayReads replays;

  ExchangeReplayPages(
      ExchangeReads exchanges,
      RereadDocuments documents,
      RawBytes raw,
      ReplayDesk desk,
      ReplayReads replays) {
    this.exchanges = exchanges;
    this.documents = documents;
    this.raw = raw;
    this.desk = desk;
    this.replays = replays;
  }

  @PostMapping
  String tryOut(@PathVariable UUID id) {
    ReplayDesk.replayer();
    ExchangeDetail exchange = exchanges.find(id).orElseThrow(() -> new NotVisible("exchange", id));
    UUID preview = desk.preview(ReplayCommand.once(exchange.summary().id())).id();
    return "redirect:/exchanges/{id}/replay/" + preview;
  }

  @GetMapping("/{preview}")
  String show(@PathVariable UUID id, @PathVariable UUID preview, Model model) {
    ReplayDesk.replayer();
    ExchangeDetail exchange = exchanges.find(id).orElseThrow(() -> new NotVisible("exchange", id));
    ReplayView view = replays.get(preview);
    if (!view.command().path("ids").path(0).asText().equals(id.toString())) {
      throw new NotVisible("replay", preview);
    }
    model.addAttribute("exchange", exchange);
    model.addAttribute("preview", view);
    model.addAttribute("tried", tried(view));
    if (raw.mayRead(exchange.summary())) {
      model.addAttribute("reading", documents.read(exchange).orElse(null));
    }
    return "exchange-replay";
  }

  /** What would become of it; a missing node until that is known. */
  private static JsonNode tried(ReplayView view) {
    JsonNode plan = view.plan();
    return plan == null ? MissingNode.getInstance() : plan.path("items").path(0);
  }
}
