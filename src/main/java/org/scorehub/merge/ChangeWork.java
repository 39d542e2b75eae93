package org.scorehub.merge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.IssueJoins;
import org.scorehub.audit.IssueJoins.Joined;
import org.scorehub.audit.SiteRecommendations;
import org.scorehub.audit.SiteView;
import org.scorehub.canonical.avro.IdentifierLevel;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.SiteIdentifier;
import org.scorehub.delivery.Compensation;
import org.scorehub.delivery.Compensations;
import org.scorehub.intake.HubEvent;
import org.scorehub.intake.Recording;
import org.scorehub.training.IssueProgression;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Carries a change of sites out in the caller's transaction, with all its consequences. */
@Component
final class ChangeWork {

  private static final Set<String> KNOWN_BY = Set.of("site_identifier", "site_name");

  private final IssueJoins issues;
  private final SiteRecommendations recommendations;
  private final Compensations compensations;
  private final ObjectMapper json;

  ChangeWork(
      IssueJoins issues,
      SiteRecommendations recommendations,
      Compensations compensations,
      ObjectMapper json) {
    this.issues = issues;
    this.recommendations = recommendations;
    this.compensations = compensations;
    this.json = json;
  }

  /**
   * Does what is wished; the sites are locked.
   *
   * @throws Refusal if it cannot be done
   */
  ChangePlan carryOut(Wish wish, Recording recording, Map<UUID, Long> versions) {
    return new Run(wish, recording, versions).carryOut();
  }

  private final class Run {

    private final Wish wish;
    private final Recording recording;
    private final Map<UUID, Long> versions;
    private final JdbcTemplate jdbc;
    private final SiteTables tables;
    private final List<UUID> both;

    Run(Wish wish, Recording recording, Map<UUID, Long> versions) {
      this.wish = wish;
      this.recording = recording;
      this.versions = versions;
      this.jdbc = recording.jdbc();
      this.tables = SiteTables.load(jdbc);
      this.both = List.of(wish.stays(), wish.other());
    }

    ChangePlan carryOut() {
      Compensations.Told told = compensations.told(jdbc, both);
      Map<SiteView, List<String>> ranked = ranked();
      return switch (wish.kind()) {
        case MERGE -> merge(told, ranked);
        case SPLIT -> split(told, ranked);
        case UNDO -> undo(told, ranked);
      };
    }

    private ChangePlan merge(Compensations.Told told, Map<SiteView, List<String>> before) {
      List<SiteTables.Count> moves = tables.counts(jdbc, wish.other());
      List<String> identifiers = identifiers(wish.other());
      Merging merging = new Merging(jdbc, tables, issues, wish.id(), wish.stays(), wish.other());
      List<Joined> joined = merging.move();
      alias(organisations(moves));
      List<UUID> now = List.of(wish.stays());
      List<Compensation> tells = drawConsequences(now, told);
      merging.keepOutcome();
      publish("org.scorehub.site.merged.v1", organisations(moves));
      return plan(moves, identifiers, joined, before, tells);
    }

    private ChangePlan split(Compensations.Told told, Map<SiteView, List<String>> before) {
      jdbc.update("INSERT INTO site (id, version) VALUES (?, 1)", wish.other());
      Set<String> wanted = new TreeSet<>(wish.identifiers());
      Set<String> known = new Provenance(jdbc, json, wish.stays()).identifiers();
      if (wanted.isEmpty() || !known.containsAll(wanted)) {
        throw new Refusal("The site is not known by all of these identifiers: " + wanted);
      }
      if (wanted.containsAll(known)) {
        throw new Refusal("At least one identifier must stay with the site");
      }
      new Dividing(jdbc, tables, issues, json, wish).split(wanted);
      return parted(told, before);
    }

    private ChangePlan undo(Compensations.Told told, Map<SiteView, List<String>> before) {
      UUID undone = Objects.requireNonNull(wish.undoes());
      new Dividing(jdbc, tables, issues, json, wish).undo(undone);
      jdbc.update(
          "UPDATE site_alias SET undone_at = ? WHERE change_id = ?",
          Timestamp.from(recording.now()),
          undone);
      jdbc.update("UPDATE site_change SET undone_by = ? WHERE id = ?", wish.id(), undone);
      reopenCandidate(undone);
      return parted(told, before);
    }

    private void reopenCandidate(UUID undone) {
      jdbc.update(
          """
          UPDATE site_candidate c
             SET decided_at = NULL, decided_by = NULL, decision = NULL, reason = NULL
            FROM site_change m
           WHERE m.id = ? AND (c.buyer, c.id) = (m.buyer, m.candidate_id)""",
          undone);
    }

    private ChangePlan parted(Compensations.Told told, Map<SiteView, List<String>> before) {
      List<Compensation> tells = drawConsequences(both, told);
      List<SiteTables.Count> moves = tables.counts(jdbc, wish.other());
      publish("org.scorehub.site.split.v1", organisations(moves));
      return plan(moves, identifiers(wish.other()), List.of(), before, tells);
    }

    private List<Compensation> drawConsequences(List<UUID> now, Compensations.Told told) {
      IssueProgression.move(jdbc, now);
      refreshRecommendations(now);
      List<Compensation> tells = compensations.find(jdbc, told, now, recording.now());
      compensations.makeDue(jdbc, tells, told, both, wish.id());
      return tells;
    }

    private void refreshRecommendations(List<UUID> now) {
      Map<SiteView, Long> views = new HashMap<>();
      jdbc.query(
          "SELECT buyer, site_id FROM site_issue WHERE site_id = ANY (?)"
              + " UNION SELECT buyer, site_id FROM recommendation WHERE site_id = ANY (?)",
          row -> {
            UUID site = row.getObject(2, UUID.class);
            views.put(new SiteView(row.getString(1), site), versions.getOrDefault(site, 1L));
          },
          now.toArray(UUID[]::new),
          now.toArray(UUID[]::new));
      recommendations.refresh(views, null, recording);
    }

    private ChangePlan plan(
        List<SiteTables.Count> moves,
        List<String> identifiers,
        List<Joined> joined,
        Map<SiteView, List<String>> before,
        List<Compensation> tells) {
      return new ChangePlan(
          wish.kind().name(),
          wish.stays(),
          wish.other(),
          moves.stream()
              .filter(m -> !KNOWN_BY.contains(m.table()))
              .map(m -> new ChangePlan.Move(m.table(), m.organisation(), m.rows()))
              .toList(),
          identifiers,
          joined,
          compared(before, ranked()),
          tells);
    }

    private Set<String> organisations(List<SiteTables.Count> counts) {
      Set<String> organisations = new TreeSet<>();
      counts.stream()
          .filter(count -> !KNOWN_BY.contains(count.table()))
          .map(SiteTables.Count::organisation)
          .filter(Objects::nonNull)
          .forEach(organisations::add);
      return organisations;
    }

    private void alias(Set<String> knownTo) {
      jdbc.update(
          """
          INSERT INTO site_alias (old_id, into_id, change_id, since, by_buyer, by_user, reason,
              known_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
          wish.other(),
          wish.stays(),
          wish.id(),
          Timestamp.from(recording.now()),
          wish.buyer(),
          wish.askedBy(),
          wish.reason(),
          knownTo.toArray(String[]::new));
    }

    private List<String> identifiers(UUID site) {
      return jdbc.queryForList(
          "SELECT scheme || ':' || value FROM site_identifier"
              + " WHERE site_id = ? AND scheme <> 'score_hub_site' AND (buyer = ? OR ?) ORDER BY 1",
          String.class,
          site,
          wish.buyer(),
          new ChangeRights(jdbc).isOperator(wish.buyer()));
    }

    private void publish(String type, Set<String> organisations) {
      Site told =
          Site.newBuilder()
              .setSiteId(wish.stays().toString())
              .setIdentifiers(
                  List.of(
                      SiteIdentifier.newBuilder()
                          .setScheme("score_hub_site")
                          .setValue(wish.other().toString())
                          .setLevel(IdentifierLevel.SITE)
                          .build()))
              .build();
      long version = versions.getOrDefault(wish.stays(), 0L);
      organisations.forEach(
          organisation ->
              recording.publish(
                  new HubEvent(organisation, wish.stays(), version, type, told, null)));
    }

    private Map<SiteView, List<String>> ranked() {
      Map<SiteView, List<String>> ranked = new HashMap<>();
      jdbc.query(
          """
          SELECT buyer, site_id, ARRAY(SELECT m ->> 'module'
                                         FROM jsonb_array_elements(canonical -> 'modules') m
                                        ORDER BY (m ->> 'rank')::int)
            FROM recommendation WHERE site_id IN (?, ?)""",
          row -> {
            ranked.put(
                new SiteView(row.getString(1), row.getObject(2, UUID.class)),
                List.of((String[]) row.getArray(3).getArray()));
          },
          wish.stays(),
          wish.other());
      return ranked;
    }
  }

  private static List<ChangePlan.Ranked> compared(
      Map<SiteView, List<String>> before, Map<SiteView, List<String>> after) {
    Set<SiteView> views = new HashSet<>(before.keySet());
    views.addAll(after.keySet());
    List<ChangePlan.Ranked> compared = new ArrayList<>();
    for (SiteView view : views) {
      @Nullable List<String> now = after.get(view);
      compared.add(
          new ChangePlan.Ranked(
              view.buyer(), view.siteId(), before.getOrDefault(view, List.of()), now));
    }
    compared.sort(
        java.util.Comparator.comparing(ChangePlan.Ranked::organisation)
            .thenComparing(ChangePlan.Ranked::site));
    return compared;
  }
}
