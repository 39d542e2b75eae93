package org.scorehub.reconcile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.AreaRating;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.AuditOutcome;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.canonical.avro.Rating;
import org.scorehub.canonical.avro.Severity;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.canonical.avro.Site;

/** Audits that tests make up. */
final class Holdings {

  static final String AMFORI = "amfori-bsci";
  static final String SMETA = "smeta";
  static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private Holdings() {}

  static Audit.Builder audit(String scheme, String id, LocalDate day) {
    return Audit.newBuilder()
        .setScheme(scheme)
        .setSchemeVersion(scheme.equals(SMETA) ? "6.1" : "2021")
        .setNativeId(id)
        .setKind(AuditKind.FULL)
        .setOutcome(AuditOutcome.COMPLETED)
        .setEndedOn(day)
        .setIssuedAt(day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .setSite(Site.newBuilder().build())
        .setExtensions(scheme.equals(SMETA) ? Map.of("/pillars", "4") : Map.of());
  }

  static Audit.Builder rated(Audit.Builder audit, String letter) {
    return audit.setOverallRating(rating(letter));
  }

  private static Rating rating(String letter) {
    return Rating.newBuilder().setValue(letter).setScale("amfori BSCI A-E").build();
  }

  static AreaRating area(String area, String letter) {
    return AreaRating.newBuilder().setArea(area).setRating(rating(letter)).build();
  }

  static Finding finding(String code, String topic, SeverityLevel level, FindingStatus status) {
    return Finding.newBuilder()
        .setNativeCode(code)
        .setTopic(topic)
        .setSeverity(Severity.newBuilder().setIssued("as issued").setLevel(level).build())
        .setStatus(status)
        .setTexts(
            List.of(
                LocalisedText.newBuilder().setText("Words of " + code).setLanguage("en").build()))
        .build();
  }

  static Finding open(String code, String topic, SeverityLevel level) {
    return finding(code, topic, level, FindingStatus.OPEN);
  }

  static HeldAudit held(Audit.Builder audit) {
    return held(audit, 1, null);
  }

  static HeldAudit held(Audit.Builder audit, int revision, @Nullable String counted) {
    Audit built = audit.build();
    return new HeldAudit(
        "a-connector",
        UUID.nameUUIDFromBytes((built.getNativeId() + revision).getBytes(StandardCharsets.UTF_8)),
        revision,
        Instant.EPOCH,
        counted,
        built);
  }

  static SiteHoldings site(HeldAudit... audits) {
    return new SiteHoldings(List.of(audits), List.of(), 400);
  }

  static SiteReconciliation compare(HeldAudit... audits) {
    return compare(site(audits), TODAY);
  }

  static SiteReconciliation compare(SiteHoldings site, LocalDate day) {
    return SiteReconciliation.of(site, Tables.RULES, Tables.TABLES, day, Withholding.NONE);
  }

  static List<HeldAudit> reversed(List<HeldAudit> audits) {
    List<HeldAudit> copy = new ArrayList<>(audits);
    Collections.reverse(copy);
    return copy;
  }
}
