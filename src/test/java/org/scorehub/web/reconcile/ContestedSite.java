package org.scorehub.web.reconcile;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.scorehub.web.Seed;

/**
 * A site with an amfori BSCI and a SMETA audit of one buyer: on machine guards they agree, on fire
 * equipment they differ in severity, and blocked ways are found by one only.
 */
record ContestedSite(Seed seed, String buyer, UUID id, String name, String number) {

  static final String FIRE = "fire_equipment";
  static final String GUARDS = "machine_guarding";
  static final String WAYS = "evacuation_routes";

  static ContestedSite of(Seed seed, String buyer) {
    UUID id = seed.bareSite();
    return new ContestedSite(seed, buyer, id, "Contested Mill " + id, id.toString().substring(24))
        .heldBy(buyer);
  }

  /** The same factory with the same audits, as another buyer holds them. */
  ContestedSite heldBy(String organisation) {
    ContestedSite site = new ContestedSite(seed, organisation, id, name, number);
    seed.supply(organisation, id, name);
    seed.audit(organisation, id, site.amfori(SeverityLevel.MAJOR));
    seed.audit(organisation, id, site.smeta());
    return site;
  }

  String amforiId() {
    return "M-" + number;
  }

  String smetaId() {
    return "Z-" + number;
  }

  /** The amfori audit comes again and rates the fire equipment so. */
  void rateFireEquipment(SeverityLevel level) {
    seed.audit(buyer, id, amfori(level));
  }

  private Audit amfori(SeverityLevel fire) {
    return base("amfori-bsci", amforiId(), 100)
        .setOverallRating(Rating.newBuilder().setValue("C").setScale("amfori BSCI A-E").build())
        .setFindings(
            List.of(
                finding("7.14", FIRE, fire, "Six extinguishers are out of date"),
                finding("7.15", WAYS, SeverityLevel.CRITICAL, "The east exit is blocked"),
                finding("7.17", GUARDS, SeverityLevel.MAJOR, "Needle guards are missing")))
        .build();
  }

  private Audit smeta() {
    return base("smeta", smetaId(), 40)
        .setExtensions(Map.of("/pillars", "4"))
        .setFindings(
            List.of(
                finding("3.1", FIRE, SeverityLevel.MINOR, "One extinguisher is not labelled"),
                finding("3.2", GUARDS, SeverityLevel.MAJOR, "Guards are missing on 4 machines")))
        .build();
  }

  private static Audit.Builder base(String scheme, String id, int daysAgo) {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo);
    return Audit.newBuilder()
        .setScheme(scheme)
        .setSchemeVersion(scheme.equals("smeta") ? "6.1" : "2021")
        .setNativeId(id)
        .setKind(AuditKind.FULL)
        .setOutcome(AuditOutcome.COMPLETED)
        .setEndedOn(day)
        .setIssuedAt(day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .setSite(Site.newBuilder().build());
  }

  private static Finding finding(String code, String topic, SeverityLevel level, String text) {
    return Finding.newBuilder()
        .setNativeCode(code)
        .setTopic(topic)
        .setSeverity(Severity.newBuilder().setIssued("as issued").setLevel(level).build())
        .setStatus(FindingStatus.OPEN)
        .setTexts(List.of(LocalisedText.newBuilder().setText(text).setLanguage("en").build()))
        .build();
  }
}
