package org.scorehub.passport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.avro.PassportSource;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.SiteIdentifier;
import org.scorehub.canonical.avro.TopicImprovement;
import org.scorehub.matching.RulesInUse;
import org.scorehub.matching.Topic;
import org.scorehub.training.TrainingSummaries;
import org.scorehub.training.TrainingSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Composes what a passport says, for one organisation: its own issues and audits, training that it
 * recorded itself or holds consent for, and the site as its own systems describe it. No free text,
 * no rating and nothing of another buyer.
 */
@Component
final class PassportComposer {

  private static final String TOPICS =
      """
      SELECT topic, count(*) AS opened,
             count(*) FILTER (WHERE state = 'VERIFIED_CLOSED') AS closed,
             count(*) FILTER (WHERE state = 'EVIDENCE_SUBMITTED') AS submitted
        FROM site_issue WHERE buyer = :viewer AND site_id = :site AND state <> 'WITHDRAWN'
       GROUP BY topic ORDER BY topic""";
  private static final String AUDITS =
      """
      SELECT scheme, native_id, ended_on FROM audit_supply
       WHERE buyer = :viewer AND site_id = :site ORDER BY scheme, native_id""";
  private static final String SITES =
      """
      SELECT canonical FROM site_supply
       WHERE buyer = :viewer AND site_id = :site ORDER BY supplied_at DESC, connector""";

  private final TrainingSummaries trainings;
  private final RulesInUse rules;
  private final ObjectMapper json;

  PassportComposer(TrainingSummaries trainings, RulesInUse rules, ObjectMapper json) {
    this.trainings = trainings;
    this.rules = rules;
    this.json = json;
  }

  /** Composes in the caller's transaction, on a connection that sees at least the viewer's rows. */
  PassportContent compose(JdbcClient jdbc, String viewer, UUID site) {
    TrainingSummary training = trainings.of(jdbc, viewer, site);
    List<PassportSource> sources = new ArrayList<>(audits(jdbc, viewer, site));
    training.providers().forEach(provider -> sources.add(source(provider)));
    return new PassportContent(
        viewer,
        site,
        describe(jdbc, viewer, site),
        topics(jdbc, viewer, site),
        training.modules(),
        training.kpis(),
        sources);
  }

  private List<TopicImprovement> topics(JdbcClient jdbc, String viewer, UUID site) {
    return jdbc.sql(TOPICS)
        .param("viewer", viewer)
        .param("site", site)
        .query(
            (row, number) -> topic(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)))
        .list();
  }

  private TopicImprovement topic(String code, int opened, int closed, int submitted) {
    return TopicImprovement.newBuilder()
        .setTopic(code)
        .setTitle(rules.rules().topic(code).map(Topic::title).orElse(code))
        .setOpened(opened)
        .setVerifiedClosed(closed)
        .setEvidenceSubmitted(submitted)
        .setStillOpen(opened - closed - submitted)
        .build();
  }

  private static List<PassportSource> audits(JdbcClient jdbc, String viewer, UUID site) {
    return jdbc.sql(AUDITS)
        .param("viewer", viewer)
        .param("site", site)
        .query(
            (row, number) ->
                PassportSource.newBuilder()
                    .setKind("audit")
                    .setScheme(row.getString(1))
                    .setNativeId(row.getString(2))
                    .setLatestOn(row.getObject(3, LocalDate.class))
                    .build())
        .list();
  }

  private static PassportSource source(TrainingSummary.Provider provider) {
    return PassportSource.newBuilder()
        .setKind("training")
        .setProvider(provider.organisation())
        .setDataClasses(provider.dataClasses())
        .setLatestOn(provider.latestOn())
        .build();
  }

  /** The latest description, with the identifiers of all. */
  private Site describe(JdbcClient jdbc, String viewer, UUID site) {
    List<Site> supplies =
        jdbc.sql(SITES)
            .param("viewer", viewer)
            .param("site", site)
            .query((row, number) -> read(row.getString(1)))
            .list();
    Site latest = supplies.isEmpty() ? Site.newBuilder().build() : supplies.get(0);
    Set<SiteIdentifier> identifiers = new LinkedHashSet<>();
    supplies.forEach(supply -> identifiers.addAll(supply.getIdentifiers()));
    return Site.newBuilder(latest)
        .setSiteId(site.toString())
        .setIdentifiers(List.copyOf(identifiers))
        .build();
  }

  private Site read(String stored) {
    try {
      if (CanonicalJson.read(Site.class, json.readTree(stored))
          instanceof Conversion.Canonical<Site> site) {
        return site.value();
      }
      throw new IllegalStateException("a stored site is not canonical");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored site is not JSON", e);
    }
  }
}
