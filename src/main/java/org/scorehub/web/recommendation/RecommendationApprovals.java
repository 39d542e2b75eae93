package org.scorehub.web.recommendation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.ToldRecommendations;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.SiteIdentifier;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.Columns;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.scorehub.web.Withheld;
import org.scorehub.web.training.SiteTraining;
import org.springframework.stereotype.Component;

/**
 * Lets people decide what of their organisation's recommendations a training provider is told. The
 * pipeline carries the decision out.
 */
@Component
public class RecommendationApprovals {

  private static final List<Role> MAY_DECIDE = List.of(Role.SOURCING, Role.COMPLIANCE);
  private static final int MAX_NOTE = 1000;

  private final OrganisationDatabase database;
  private final SiteTraining training;
  private final Providers providers;
  private final AccessTrail trail;

  RecommendationApprovals(
      OrganisationDatabase database,
      SiteTraining training,
      Providers providers,
      AccessTrail trail) {
    this.database = database;
    this.training = training;
    this.providers = providers;
    this.trail = trail;
  }

  /** Whether the caller may approve and withdraw. */
  public static boolean mayDecide() {
    return Caller.current().hasAny(MAY_DECIDE);
  }

  /**
   * What the provider would be told now.
   *
   * @throws NotVisible if nothing is recommended for the site
   * @throws IllegalArgumentException if no connector reaches that provider
   */
  public RecommendationPreview preview(UUID site, String provider) {
    Map<String, String> names = providers.names();
    String name = names.get(provider);
    if (name == null) {
      throw new IllegalArgumentException(
          "provider must be one whose system takes recommendations: " + names.keySet());
    }
    JsonNode told =
        told(site).orElseThrow(() -> new NotVisible("recommended module for site", site));
    return RecommendationPreview.of(site, provider, name, told);
  }

  private Optional<JsonNode> told(UUID site) {
    return training
        .recommendations(site)
        .map(stored -> read(Recommendations.class, stored))
        .filter(all -> !all.getModules().isEmpty())
        .map(all -> CanonicalJson.write(ToldRecommendations.of(all, described(site))));
  }

  /** As the latest supply describes it, with the identifiers of all. */
  private @Nullable Site described(UUID site) {
    List<Site> supplies =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT canonical FROM site_supply WHERE site_id = ?"
                            + " ORDER BY supplied_at DESC, connector")
                    .param(site)
                    .query((row, n) -> read(Site.class, Columns.json(row, "canonical")))
                    .list());
    if (supplies.isEmpty()) {
      return null;
    }
    List<SiteIdentifier> identifiers =
        supplies.stream().flatMap(s -> s.getIdentifiers().stream()).distinct().toList();
    return Site.newBuilder(supplies.get(0)).setIdentifiers(identifiers).build();
  }

  private static <T extends SpecificRecord> T read(Class<T> type, JsonNode stored) {
    if (CanonicalJson.read(type, stored) instanceof Conversion.Canonical<T> canonical) {
      return canonical.value();
    }
    throw new IllegalStateException("stored " + type.getSimpleName() + " is not canonical");
  }

  /**
   * Approves what the provider would be told now.
   *
   * @param seen of the preview; null to approve without having looked
   * @throws Outdated if it is another content by now
   */
  public RecommendationApproval approve(
      UUID site, String provider, @Nullable String note, @Nullable String seen) {
    HubUser user = decider();
    String kept = FormText.given(note);
    if (kept != null && kept.length() > MAX_NOTE) {
      throw new IllegalArgumentException("note must have at most " + MAX_NOTE + " characters");
    }
    RecommendationPreview preview = preview(site, provider);
    if (seen != null && !seen.equals(preview.seen())) {
      throw new Outdated("The recommendations have changed since; look at them again");
    }
    UUID id = UUID.randomUUID();
    insert(id, preview, kept, user);
    trail.record("recommendations.approved", "site:" + site + " provider:" + provider);
    return get(site, id);
  }

  private void insert(UUID id, RecommendationPreview preview, @Nullable String note, HubUser user) {
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO recommendation_approval (buyer, id, site_id, provider, site_version,
                        canonical, note, approved_by)
                    VALUES (:buyer, :id, :site, :provider, :version, :told::jsonb, :note, :by)\
                    """)
                .param("buyer", user.organisation())
                .param("id", id)
                .param("site", preview.siteId())
                .param("provider", preview.provider())
                .param("version", preview.siteVersion())
                .param("told", preview.told().toString())
                .param("note", note)
                .param("by", user.username())
                .update());
  }

  /** Withdraws an approval; what was sent already cannot be called back. */
  public RecommendationApproval withdraw(UUID site, UUID id) {
    HubUser user = decider();
    get(site, id);
    int withdrawn =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        """
                        UPDATE recommendation_approval SET withdrawn_by = :by, withdrawn_at = now()
                         WHERE id = :id AND site_id = :site AND withdrawn_at IS NULL\
                        """)
                    .param("by", user.username())
                    .param("id", id)
                    .param("site", site)
                    .update());
    if (withdrawn > 0) {
      trail.record("recommendations.withdrawn", "site:" + site + " approval:" + id);
    }
    return get(site, id);
  }

  private static HubUser decider() {
    if (!mayDecide()) {
      throw new Withheld("Only sourcing and compliance decide what a training provider is told");
    }
    return Caller.current();
  }

  public RecommendationApproval get(UUID site, UUID id) {
    return ofSite(site).stream()
        .filter(approval -> approval.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotVisible("approval", id));
  }

  /** All of a site, latest first. */
  public List<RecommendationApproval> ofSite(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    RecommendationApproval.SELECT
                        + " WHERE a.site_id = ? ORDER BY a.approved_at DESC, a.id")
                .param(site)
                .query(RecommendationApproval::from)
                .list());
  }
}
