package org.scorehub.web.exchange;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.ExchangeState;
import org.scorehub.web.FormText;

/**
 * Which exchanges to list; what is not given means any. Several states mean any of them, several
 * fields mean all.
 *
 * @param organisation own organisation if null; or one that the caller acts for
 * @param q what a person knows of it: a business key with or without its kind, the id of an
 *     exchange or of a site, the name of a file
 * @param key business key as {@code kind:value}, for example {@code native:20-00001}
 * @param problem problem code
 * @param parent rows of this table
 * @param from received then or later: a day, or a time, in the reader's zone unless it says its own
 * @param to received before
 * @param before list older ones only
 * @param after list newer ones only, the nearest first found
 */
record ExchangeFilter(
    @Parameter(description = "An organisation you act for; without it, your own")
        @Nullable String organisation,
    @Parameter(
            description =
                "A business key with or without its kind, an exchange or site id, or a file name")
        @Nullable String q,
    @Parameter(description = "Any of these") @Nullable List<ExchangeState> state,
    @Nullable String connector,
    @Nullable String document,
    @Nullable String transport,
    @Nullable UUID site,
    @Parameter(description = "Business key as kind:value", example = "native:20-00001")
        @Nullable String key,
    @Parameter(description = "Problem code", example = "topic.unmapped") @Nullable String problem,
    @Parameter(description = "Rows of this table") @Nullable UUID parent,
    @Parameter(description = "Received then or later: a day or a time", example = "2026-05-01")
        @Nullable String from,
    @Parameter(description = "Received before: a day or a time") @Nullable String to,
    @Parameter(description = "List those older than this id: the previous part's next")
        @Nullable UUID before,
    @Parameter(description = "List those newer than this id, as near to it as they come")
        @Nullable UUID after) {

  ExchangeFilter {
    organisation = FormText.given(organisation);
    q = FormText.given(q);
    state = state == null ? List.of() : state.stream().filter(Objects::nonNull).distinct().toList();
    connector = FormText.given(connector);
    document = FormText.given(document);
    transport = FormText.given(transport);
    key = FormText.given(key);
    problem = FormText.given(problem);
    from = FormText.given(from);
    to = FormText.given(to);
  }

  static ExchangeFilter any() {
    return new ExchangeFilter(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  List<ExchangeState> states() {
    return state == null ? List.of() : state;
  }

  /** The same, of another part of the list. */
  ExchangeFilter at(@Nullable UUID older, @Nullable UUID newer) {
    return new ExchangeFilter(
        organisation,
        q,
        state,
        connector,
        document,
        transport,
        site,
        key,
        problem,
        parent,
        from,
        to,
        older,
        newer);
  }

  /** Whether anything narrows the list, its place apart. */
  public boolean narrows() {
    return !ExchangeAddress.of(this).replaceFirst("^organisation=[^&]*", "").isEmpty();
  }

  /** Whether a replay can mean the very same: it knows no transports, times or lists of states. */
  public boolean isReplayable() {
    return transport == null && from == null && to == null && states().size() < 2 && isKeyed();
  }

  private boolean isKeyed() {
    return q == null || (key == null && q.indexOf(':') > 0);
  }
}
