package org.scorehub.training;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteDocument;
import org.springframework.stereotype.Component;

/** Keeps every state that an enrolment was told to have, also those that came late. */
@Component
final class EnrolmentHistory {

  private static final String INSERT =
      """
      INSERT INTO enrolment_step (buyer, native_id, number, state, issued_at, arrived_at, counted,
          exchange_id)
      SELECT w.buyer, w.native_id,
             (SELECT count(*) + 1 FROM enrolment_step s
               WHERE s.buyer = w.buyer AND s.native_id = w.native_id),
             w.state, w.issued_at, ?, ?, w.exchange_id
        FROM (VALUES (?, ?, ?, ?::timestamptz, ?::uuid)) w (buyer, native_id, state, issued_at,
             exchange_id)""";

  /**
   * Adds a step for each enrolment that changed something or came late, in the order of arrival.
   */
  void record(
      List<SiteDocument> documents,
      Set<SiteDocument> changed,
      Set<SiteDocument> late,
      Recording recording) {
    List<Object[]> rows = new ArrayList<>();
    for (SiteDocument document : documents) {
      boolean counted = changed.contains(document);
      if (document.canonical() instanceof Enrolment enrolment
          && (counted || late.contains(document))) {
        rows.add(row(document, enrolment, counted, recording));
      }
    }
    recording.jdbc().batchUpdate(INSERT, rows);
  }

  private static Object[] row(
      SiteDocument document, Enrolment enrolment, boolean counted, Recording recording) {
    return new @Nullable Object[] {
      Timestamp.from(recording.now()),
      counted,
      document.buyer(),
      enrolment.getNativeId(),
      enrolment.getState().name(),
      timestamp(enrolment.getIssuedAt()),
      document.received().id()
    };
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
