package org.scorehub.web.delivery;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/receivers")
@Tag(name = "receivers", description = "How organisations are sent to: pauses, rates, breakers")
class ReceiverApi {

  /**
   * A decision about a receiver.
   *
   * @param reason why; needed to pause
   * @param organisation whose system it is; the caller's own if absent
   */
  record Decision(@Nullable String reason, @Nullable String organisation) {}

  private final ReceiverReads receivers;
  private final ReceiverPauses pauses;

  ReceiverApi(ReceiverReads receivers, ReceiverPauses pauses) {
    this.receivers = receivers;
    this.pauses = pauses;
  }

  @GetMapping
  @Operation(summary = "Lists receivers with what holds them, what waits and what is left of rates")
  List<ReceiverView> list() {
    return receivers.list();
  }

  @PostMapping("/{connector}/pause")
  @Operation(summary = "Stops deliveries from the next attempt on; needs engineer or operator")
  ReceiverView pause(@PathVariable String connector, @RequestBody Decision decision) {
    return pauses.pause(decision.organisation(), connector, decision.reason());
  }

  @PostMapping("/{connector}/resume")
  @Operation(summary = "Lets deliveries leave again, within the receiver's rates")
  ReceiverView resume(
      @PathVariable String connector, @RequestBody(required = false) @Nullable Decision decision) {
    return decision == null
        ? pauses.resume(null, connector, null)
        : pauses.resume(decision.organisation(), connector, decision.reason());
  }
}
