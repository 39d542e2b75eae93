package org.scorehub.platform.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Address;
import org.scorehub.canonical.avro.Announcement;
import org.scorehub.canonical.avro.AreaRating;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.AuditOutcome;
import org.scorehub.canonical.avro.AuditScope;
import org.scorehub.canonical.avro.GeoPoint;
import org.scorehub.canonical.avro.Rating;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.SiteIdentifier;
import org.scorehub.canonical.avro.Workforce;

/** Makes the canonical audit of a document, by hand. */
final class BareMapper {

  private static final String SCALE = "amfori BSCI A-E";

  private final BareCodes codes;
  private final BareFindings findings;

  BareMapper(BareCodes codes) {
    this.codes = codes;
    this.findings = new BareFindings(codes);
  }

  Audit map(BareDocument document) {
    Map<String, String> header = document.header;
    String kind = codes.kinds().getOrDefault(header.getOrDefault("kind", ""), "UNKNOWN");
    return new Audit(
        "amfori-bsci",
        BareText.clean(header.get("questionnaireVersion")),
        header.get("monitoringId"),
        0,
        AuditKind.valueOf(kind),
        Announcement.valueOf(code(codes.announcements(), header.get("announcement"))),
        AuditOutcome.valueOf(code(codes.outcomes(), header.get("outcome"))),
        BareText.clean(header.get("parentMonitoringId")),
        date(header.get("windowFrom")),
        date(header.get("windowUntil")),
        date(header.get("auditFrom")),
        date(header.get("auditUntil")),
        instant(header.get("issuedAt")),
        null,
        date(header.get("validUntil")),
        BareText.clean(header.get("auditorFirm")),
        rating(document.overallRating),
        areas(document),
        document.hasScope ? new AuditScope(document.scopeAreas, document.scopeQuestions) : null,
        document.hasAlerts || "true".equals(header.get("zeroTolerance")),
        site(document),
        findings.of(document, kind.equals("FOLLOW_UP")),
        extensions(header));
  }

  private static String code(Map<String, String> list, @Nullable String theirs) {
    return theirs == null ? "UNKNOWN" : list.getOrDefault(theirs, "UNKNOWN");
  }

  private static Map<String, String> extensions(Map<String, String> header) {
    Map<String, String> extensions = new HashMap<>();
    String requestedOn = header.get("requestedOn");
    if (requestedOn != null) {
      extensions.put("/audit/header/requestedOn", requestedOn);
    }
    return extensions;
  }

  private List<AreaRating> areas(BareDocument document) {
    List<AreaRating> areas = new ArrayList<>(document.areas.size());
    for (BareDocument.Pair area : document.areas) {
      String topic = codes.topics().getOrDefault(area.left(), "UNMAPPED");
      areas.add(new AreaRating(area.left(), topic, new Rating(area.right(), SCALE)));
    }
    return areas;
  }

  private Site site(BareDocument document) {
    Map<String, String> site = document.site;
    return new Site(
        null,
        identifiers(document),
        BareText.clean(site.get("name")),
        BareText.clean(site.get("localName")),
        new Address(
            BareText.clean(site.get("street")),
            BareText.clean(site.get("city")),
            BareText.clean(site.get("region")),
            BareText.clean(site.get("postalCode")),
            codes.countries().get(site.get("country"))),
        geo(document),
        new Workforce(
            count(site.get("total")),
            count(site.get("female")),
            count(site.get("male")),
            count(site.get("migrant")),
            count(site.get("young"))),
        BareText.clean(site.get("sector")),
        new HashMap<>());
  }

  private List<SiteIdentifier> identifiers(BareDocument document) {
    List<SiteIdentifier> identifiers = new ArrayList<>();
    add("amfori_site_id", document.site.get("siteId"), identifiers);
    add("amfori_company_id", document.site.get("companyId"), identifiers);
    document.otherIds.forEach(id -> add(id.left(), id.right(), identifiers));
    return identifiers;
  }

  private void add(String scheme, @Nullable String value, List<SiteIdentifier> identifiers) {
    SiteIdentifier identifier =
        value == null ? null : BareIdentifiers.identifier(codes.identifiers(), scheme, value);
    if (identifier != null) {
      identifiers.add(identifier);
    }
  }

  private static @Nullable GeoPoint geo(BareDocument document) {
    return document.latitude == null || document.longitude == null
        ? null
        : new GeoPoint(Double.valueOf(document.latitude), Double.valueOf(document.longitude));
  }

  private static @Nullable Rating rating(@Nullable String letter) {
    return letter == null ? null : new Rating(letter, SCALE);
  }

  private static @Nullable Integer count(@Nullable String text) {
    return text == null ? null : Integer.valueOf(text);
  }

  static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text).toInstant();
  }
}
