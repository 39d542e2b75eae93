package org.scorehub.web.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scorehub.journal.ExchangeIds;
import org.scorehub.journal.ExchangeState;
import org.scorehub.security.Caller;
import org.scorehub.web.Limit;
import org.scorehub.web.Listing;
import org.scorehub.web.NotVisible;
import org.scorehub.web.replay.ExchangeAttempt;
import org.scorehub.web.replay.ReplayReads;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/api/v1/exchanges")
@Tag(name = "exchanges", description = "Every document handed in, and how far it came")
class ExchangeApi {

  private final ExchangeReads exchanges;
  private final ExchangeIds issued;
  private final RawBytes raw;
  private final ReplayReads replays;

  ExchangeApi(ExchangeReads exchanges, ExchangeIds issued, RawBytes raw, ReplayReads replays) {
    this.exchanges = exchanges;
    this.issued = issued;
    this.raw = raw;
    this.replays = replays;
  }

  @GetMapping
  @Operation(summary = "Lists exchanges, newest first; filters as on the page")
  Listing<JournalEntry> list(
      @ParameterObject ExchangeFilter filter, @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return exchanges.list(filter, Limit.checked(limit));
  }

  @GetMapping("/{id}")
  @Operation(
      summary =
          "One exchange with stages, hashes, problems and keys; of a table, how many of its rows are in which state")
  Object get(@PathVariable UUID id) {
    return exchanges.find(id).<Object>map(found -> found).orElseGet(() -> justReceived(id));
  }

  private Map<String, Object> justReceived(UUID id) {
    boolean known =
        Caller.current().organisations().stream().anyMatch(owner -> issued.issuedTo(id, owner));
    if (!known) {
      throw new NotVisible("exchange", id);
    }
    return Map.of(
        "id",
        id,
        "state",
        ExchangeState.RECEIVED,
        "links",
        Map.of("self", "/api/v1/exchanges/" + id));
  }

  @GetMapping("/{id}/attempts")
  @Operation(
      summary = "The chain of attempts, first to last, each with its problems",
      description = "Empty for an exchange that was never replayed.")
  List<ExchangeAttempt> attempts(@PathVariable UUID id) {
    return exchanges
        .find(id)
        .map(found -> replays.attempts(found.summary().organisation(), id))
        .orElseThrow(() -> new NotVisible("exchange", id));
  }

  @GetMapping("/{id}/raw")
  @Operation(summary = "The untouched bytes")
  ResponseEntity<StreamingResponseBody> raw(@PathVariable UUID id) {
    return raw.download(id);
  }
}
