package org.scorehub.web.delivery;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.DeliveryState;
import org.scorehub.web.FormText;

/**
 * Which deliveries to list; what is not given means any. Several states mean any of them.
 *
 * @param from made due then or later: a day, or a time, in the reader's zone unless it says its own
 * @param to made due before
 * @param before list those older than this delivery
 */
public record DeliveryFilter(
    @Parameter(description = "Any of these") @Nullable List<DeliveryState> state,
    @Nullable String connector,
    @Nullable String document,
    @Nullable UUID site,
    @Parameter(description = "Made due then or later: a day or a time", example = "2026-05-01")
        @Nullable String from,
    @Parameter(description = "Made due before: a day or a time") @Nullable String to,
    @Parameter(description = "List those older than this id: the previous part's next")
        @Nullable UUID before) {

  public DeliveryFilter {
    state = state == null ? List.of() : state.stream().filter(Objects::nonNull).distinct().toList();
    connector = FormText.given(connector);
    document = FormText.given(document);
    from = FormText.given(from);
    to = FormText.given(to);
  }

  /** All of one site, or those older than one of them. */
  public static DeliveryFilter ofSite(UUID site, @Nullable UUID before) {
    return new DeliveryFilter(null, null, null, site, null, null, before);
  }

  List<DeliveryState> states() {
    return state == null ? List.of() : state;
  }

  /** Whether anything narrows the list. */
  public boolean narrows() {
    return !states().isEmpty()
        || connector != null
        || document != null
        || site != null
        || from != null
        || to != null;
  }
}
