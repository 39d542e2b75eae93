package org.scorehub.training;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.canonical.avro.ConsentGrant;
import org.scorehub.canonical.avro.DataClass;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteDocument;
import org.springframework.stereotype.Component;

/** Keeps the permissions that enterprises state with their enrolment. Days are taken in UTC. */
@Component
final class Consents {

  void record(Collection<SiteDocument> documents, Recording recording) {
    Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
    for (SiteDocument document : documents) {
      if (document.canonical() instanceof Enrolment enrolment) {
        enrolment.getConsents().forEach(grant -> add(document, grant, rows, recording));
      }
    }
    write(rows, recording);
  }

  private static void write(Map<List<Object>, Object[]> rows, Recording recording) {
    recording
        .jdbc()
        .batchUpdate(
            """
            INSERT INTO consent (buyer, site_id, grantee, data_class, valid_from, valid_until,
                revoked_at, exchange_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (buyer, site_id, grantee, data_class) DO UPDATE
               SET valid_from = least(consent.valid_from, excluded.valid_from),
                   valid_until = excluded.valid_until, revoked_at = excluded.revoked_at,
                   exchange_id = excluded.exchange_id""",
            List.copyOf(rows.values()));
  }

  /**
   * Carries out what a late, older document withdraws. What it permits is not kept, as a newer one
   * may have withdrawn it since.
   */
  void revoke(Collection<SiteDocument> documents, Recording recording) {
    Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
    for (SiteDocument document : documents) {
      if (document.canonical() instanceof Enrolment enrolment) {
        enrolment.getConsents().stream()
            .filter(ConsentGrant::getRevoked)
            .forEach(grant -> add(document, grant, rows, recording));
      }
    }
    write(rows, recording);
  }

  private static void add(
      SiteDocument document,
      ConsentGrant grant,
      Map<List<Object>, Object[]> rows,
      Recording recording) {
    if (grant.getDataClass() == DataClass.UNKNOWN) {
      recording.report(document, unknownClass(grant));
      return;
    }
    Instant from = grant.getValidFrom() == null ? recording.now() : start(grant.getValidFrom());
    LocalDate until = grant.getValidUntil();
    if (until != null && start(until).isBefore(from)) {
      recording.report(document, endsBeforeItBegins(grant));
      return;
    }
    rows.put(
        List.of(
            document.buyer(), document.siteId(), grant.getGrantee(), grant.getDataClass().name()),
        new Object[] {
          document.buyer(),
          document.siteId(),
          grant.getGrantee(),
          grant.getDataClass().name(),
          Timestamp.from(from),
          until == null ? null : Timestamp.from(start(until.plusDays(1))),
          grant.getRevoked() ? Timestamp.from(recording.now()) : null,
          document.received().id()
        });
  }

  private static Problem unknownClass(ConsentGrant grant) {
    return Problem.degrading(
        ProblemKind.UNMAPPABLE,
        "consent.data-class",
        "A consent for " + grant.getGrantee() + " is for no known class of data and is not kept");
  }

  private static Problem endsBeforeItBegins(ConsentGrant grant) {
    return Problem.degrading(
            ProblemKind.UNMAPPABLE,
            "consent.period",
            "A consent for " + grant.getGrantee() + " ends before it begins and is not kept")
        .withValue(grant.getValidFrom() + " to " + grant.getValidUntil())
        .expecting("valid_until on or after valid_from");
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
