package org.scorehub.web.coverage;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.AuditOutcome;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.canonical.avro.Severity;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.canonical.avro.Site;
import org.scorehub.web.Seed;

/** A site of a buyer with a full amfori BSCI audit of so many days ago. */
record AuditedSite(UUID id, String name, String audit) {

  static AuditedSite of(Seed seed, String buyer, int daysAgo) {
    UUID id = seed.bareSite();
    AuditedSite site =
        new AuditedSite(id, "Covered Mill " + id, "M-" + id.toString().substring(24));
    seed.supply(buyer, id, site.name());
    seed.audit(buyer, id, site.amfori(LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo)));
    return site;
  }

  private Audit amfori(LocalDate day) {
    return Audit.newBuilder()
        .setScheme("amfori-bsci")
        .setSchemeVersion("2021")
        .setNativeId(audit)
        .setKind(AuditKind.FULL)
        .setOutcome(AuditOutcome.COMPLETED)
        .setEndedOn(day)
        .setValidUntil(day.plusDays(365))
        .setIssuedAt(day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .setSite(Site.newBuilder().build())
        .setFindings(
            List.of(
                Finding.newBuilder()
                    .setNativeCode("7.14")
                    .setTopic("fire_equipment")
                    .setSeverity(
                        Severity.newBuilder()
                            .setIssued("as issued")
                            .setLevel(SeverityLevel.MAJOR)
                            .build())
                    .setStatus(FindingStatus.OPEN)
                    .setTexts(
                        List.of(
                            LocalisedText.newBuilder()
                                .setText("Six extinguishers are out of date")
                                .setLanguage("en")
                                .build()))
                    .build()))
        .build();
  }
}
