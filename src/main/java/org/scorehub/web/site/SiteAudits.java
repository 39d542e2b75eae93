package org.scorehub.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.escalation.EscalationReads;
import org.scorehub.web.escalation.HiddenFindings;
import org.springframework.stereotype.Component;

/** Reads the audits that the caller's organisation holds of a site, and their findings. */
@Component
class SiteAudits {

  /**
   * One audit in its current revision.
   *
   * @param auditId the same for every organisation that holds the audit: made of scheme and native
   *     id
   * @param rating as issued; null is normal for schemes without one
   * @param waitsForParent true for a follow-up whose audit has not come yet
   * @param connector the system that supplied it
   */
  record SiteAudit(
      UUID auditId,
      String scheme,
      String nativeId,
      String kind,
      @Nullable String parentNativeId,
      int revision,
      @Nullable LocalDate endedOn,
      @Nullable LocalDate validUntil,
      @Nullable String rating,
      @Nullable String ratingScale,
      boolean zeroTolerance,
      int findings,
      boolean waitsForParent,
      String connector,
      UUID exchangeId,
      Instant suppliedAt) {}

  /**
   * One observation of one audit.
   *
   * @param withheld true if its texts belong to an escalation that is not for the caller's roles
   * @param finding canonical Finding
   */
  record SiteFinding(
      String scheme, String auditNativeId, int revision, boolean withheld, JsonNode finding) {}

  private final OrganisationDatabase database;
  private final EscalationReads escalations;

  SiteAudits(OrganisationDatabase database, EscalationReads escalations) {
    this.database = database;
    this.escalations = escalations;
  }

  /** Latest first. */
  List<SiteAudit> ofSite(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT * FROM audit_supply WHERE site_id = ?"
                        + " ORDER BY ended_on DESC NULLS LAST, supplied_at DESC")
                .param(site)
                .query(SiteAudits::audit)
                .list());
  }

  /** Findings of every audit's current revision, latest audit first. */
  List<SiteFinding> findings(UUID site) {
    HiddenFindings hidden = escalations.hidden(site);
    List<Audit> audits =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT r.canonical FROM audit_supply s CROSS JOIN LATERAL ("
                            + "SELECT canonical FROM audit_rendition r WHERE r.buyer = s.buyer"
                            + " AND r.scheme = s.scheme AND r.native_id = s.native_id"
                            + " AND r.revision = s.revision ORDER BY rendered_at DESC LIMIT 1) r"
                            + " WHERE s.site_id = ?"
                            + " ORDER BY s.ended_on DESC NULLS LAST, s.supplied_at DESC")
                    .param(site)
                    .query((row, number) -> AvroCodec.decode(Audit.class, row.getBytes(1)))
                    .list());
    return audits.stream().flatMap(audit -> findings(audit, hidden).stream()).toList();
  }

  private static List<SiteFinding> findings(Audit audit, HiddenFindings hidden) {
    List<SiteFinding> all = new ArrayList<>();
    for (Finding finding : audit.getFindings()) {
      String text = finding.getTexts().isEmpty() ? null : finding.getTexts().get(0).getText();
      boolean withheld = hidden.covers(audit.getScheme(), finding.getNativeCode(), text);
      JsonNode json = CanonicalJson.write(finding);
      all.add(
          new SiteFinding(
              audit.getScheme(),
              audit.getNativeId(),
              audit.getRevision(),
              withheld,
              withheld ? withoutTexts(json) : json));
    }
    return all;
  }

  private static JsonNode withoutTexts(JsonNode finding) {
    return ((ObjectNode) finding)
        .<ObjectNode>set("texts", new ArrayNode(null))
        .without("extensions");
  }

  private static SiteAudit audit(ResultSet row, int number) throws SQLException {
    String scheme = row.getString("scheme");
    String nativeId = row.getString("native_id");
    return new SiteAudit(
        UUID.nameUUIDFromBytes((scheme + '|' + nativeId).getBytes(StandardCharsets.UTF_8)),
        scheme,
        nativeId,
        row.getString("kind"),
        row.getString("parent_native_id"),
        row.getInt("revision"),
        Columns.date(row, "ended_on"),
        Columns.date(row, "valid_until"),
        row.getString("rating"),
        row.getString("rating_scale"),
        row.getBoolean("zero_tolerance"),
        row.getInt("findings"),
        row.getBoolean("waits_for_parent"),
        row.getString("connector"),
        Columns.uuid(row, "exchange_id"),
        Columns.instant(row, "supplied_at"));
  }
}
