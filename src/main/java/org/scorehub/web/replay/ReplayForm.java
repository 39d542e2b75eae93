package org.scorehub.web.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.replay.ReplayBundle;
import org.scorehub.replay.ReplayCommand;
import org.scorehub.replay.ReplayStage;
import org.scorehub.web.FormText;

/**
 * What somebody filled in to replay; null means any.
 *
 * @param since date, from its beginning in UTC
 * @param until date, to its beginning in UTC
 */
record ReplayForm(
    @Nullable String connector,
    @Nullable String document,
    @Nullable String since,
    @Nullable String until,
    @Nullable String state,
    @Nullable String problem,
    @Nullable UUID site,
    @Nullable String search,
    @Nullable List<UUID> id,
    @Nullable ReplayStage stage,
    @Nullable ReplayBundle bundle,
    @Nullable Boolean force,
    @Nullable Boolean whole) {

  private static final int SAMPLE = 20;

  ReplayForm {
    connector = FormText.given(connector);
    document = FormText.given(document);
    since = FormText.given(since);
    until = FormText.given(until);
    state = FormText.code(state);
    problem = FormText.given(problem);
    search = FormText.given(search);
    id = id == null ? List.of() : List.copyOf(id);
    stage = stage == null ? ReplayStage.RECEIVED : stage;
    bundle = bundle == null ? ReplayBundle.AS_IS : bundle;
    force = force != null && force;
    whole = whole != null && whole && stage == ReplayStage.RECEIVED;
  }

  ReplayCommand command() {
    return new ReplayCommand(
        connector,
        document,
        day("since", since),
        day("until", until),
        state,
        problem,
        site,
        search,
        id == null ? List.of() : id,
        stage == null ? ReplayStage.RECEIVED : stage,
        bundle == null ? ReplayBundle.AS_IS : bundle,
        Boolean.TRUE.equals(force),
        SAMPLE,
        Map.of(),
        Boolean.TRUE.equals(whole));
  }

  private static @Nullable Instant day(String name, @Nullable String given) {
    try {
      return given == null ? null : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " must be a date such as 2026-05-01", e);
    }
  }
}
