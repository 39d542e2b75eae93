package org.scorehub.web.escalation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.Columns;
import org.scorehub.web.Where;
import org.scorehub.web.escalation.EscalationReads.Escalation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what people did about escalations, for the roles that may see them. */
@Component
public class EscalationCases {

  /** Most rows of a list. */
  static final int MOST = 100;

  private static final int ENOUGH = 100;

  private static final String SITE_NAME =
      " LEFT JOIN LATERAL (SELECT name FROM site_supply s WHERE s.site_id = e.site_id"
          + " ORDER BY (name IS NULL), supplied_at DESC LIMIT 1) site ON true";
  private static final String CLOCKS =
      " FROM hub_running_clocks(e.buyer, e.id, e.state, e.raised_at, e.clocks) k";
  private static final String NEXT =
      " LEFT JOIN LATERAL (SELECT name, due_at" + CLOCKS + " ORDER BY due_at LIMIT 1) next ON true";
  private static final String FROM = " FROM escalation e" + NEXT;
  private static final String ORDER =
      " ORDER BY (e.state IN ('RESOLVED', 'CANCELLED')), %s NULLS LAST, e.raised_at DESC, e.id";
  private static final String LATE =
      "SELECT FROM escalation e WHERE e.state IN ('RAISED', 'CONFIRMED')"
          + " AND EXISTS (SELECT"
          + CLOCKS
          + " WHERE k.due_at < now()) AND "
          + EscalationReads.VISIBLE;

  private final OrganisationDatabase database;
  private final EscalationReads escalations;
  private final AccessTrail trail;

  EscalationCases(OrganisationDatabase database, EscalationReads escalations, AccessTrail trail) {
    this.database = database;
    this.escalations = escalations;
    this.trail = trail;
  }

  /**
   * What a list holds.
   *
   * @param total how many there are, of which at most {@value #MOST} are shown
   */
  record Found(List<EscalationSummary> items, long total) {}

  /** Open ones first, the earliest deadline first; only what the caller's roles may see. */
  Found list(EscalationFilter filter) {
    Where where = filter.where().and(EscalationReads.VISIBLE, "roles", roles());
    Found found =
        database.inOrganisation(
            jdbc ->
                new Found(
                    jdbc.sql(
                            "SELECT e.*, site.name AS site_name FROM ("
                                + "SELECT e.*, next.name AS next_clock, next.due_at AS next_due"
                                + FROM
                                + where.sql()
                                + ORDER.formatted("next.due_at")
                                + " LIMIT "
                                + MOST
                                + ") e"
                                + SITE_NAME
                                + ORDER.formatted("e.next_due"))
                        .params(where.parameters())
                        .query(EscalationSummary::from)
                        .list(),
                    jdbc.sql(
                            "SELECT count(*) FROM escalation e"
                                + (filter.late() ? NEXT : "")
                                + where.sql())
                        .params(where.parameters())
                        .query(Long.class)
                        .single()));
    if (!found.items().isEmpty()) {
      trail.record("escalations.viewed", null);
    }
    return found;
  }

  /** Roles that work on escalations; which of them sees which is said by each. */
  public List<Role> lookers() {
    return List.of(Role.COMPLIANCE, Role.OPERATOR);
  }

  /**
   * How many of the caller's have a deadline that passed unmet, counted no further than {@value
   * #ENOUGH}.
   */
  public long late() {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT count(*) FROM (" + LATE + " LIMIT " + ENOUGH + ") l")
                .param("roles", roles())
                .query(Long.class)
                .single());
  }

  private static Object roles() {
    return EscalationReads.rolesOf(Caller.current());
  }

  /**
   * One escalation with its steps and remedies.
   *
   * @throws org.scorehub.web.NotVisible if there is none for the caller
   */
  EscalationCase get(UUID id) {
    Escalation escalation = escalations.get(id);
    return database.inOrganisation(
        jdbc ->
            new EscalationCase(
                escalation, siteName(jdbc, escalation), steps(jdbc, id), remedies(jdbc, id)));
  }

  /** All of a site that the caller's roles may see, newest first; the look is written down. */
  public List<EscalationCase> ofSite(UUID site) {
    List<Escalation> seen = escalations.ofSite(site);
    return database.inOrganisation(
        jdbc ->
            seen.stream()
                .map(
                    found ->
                        new EscalationCase(
                            found, null, steps(jdbc, found.id()), remedies(jdbc, found.id())))
                .toList());
  }

  private static @Nullable String siteName(JdbcClient jdbc, Escalation escalation) {
    return jdbc.sql(
            "SELECT name FROM site_supply WHERE site_id = ? AND name IS NOT NULL"
                + " ORDER BY supplied_at DESC LIMIT 1")
        .param(escalation.siteId())
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private static List<EscalationStep> steps(JdbcClient jdbc, UUID id) {
    return jdbc.sql("SELECT * FROM escalation_step WHERE escalation_id = ? ORDER BY made_at, id")
        .param(id)
        .query(EscalationStep::from)
        .list();
  }

  static List<EscalationRemedy> remedies(JdbcClient jdbc, UUID escalation) {
    Map<UUID, List<RemedyEntry>> entries = new LinkedHashMap<>();
    jdbc.sql(
            "SELECT "
                + RemedyEntry.COLUMNS
                + " FROM remedy_entry WHERE remedy_id IN"
                + " (SELECT id FROM remedy WHERE escalation_id = ?) ORDER BY made_at, id")
        .param(escalation)
        .query(
            row -> {
              entries
                  .computeIfAbsent(Columns.uuid(row, "remedy_id"), k -> new ArrayList<>())
                  .add(RemedyEntry.from(row, 0));
            });
    return jdbc.sql("SELECT * FROM remedy WHERE escalation_id = ? ORDER BY opened_at, id")
        .param(escalation)
        .query(
            (row, number) ->
                new EscalationRemedy(
                    Columns.uuid(row, "id"),
                    row.getString("kind"),
                    row.getBigDecimal("owed"),
                    row.getString("currency"),
                    Columns.integer(row, "workers"),
                    row.getString("opened_by"),
                    Columns.instant(row, "opened_at"),
                    entries.getOrDefault(Columns.uuid(row, "id"), List.of())))
        .list();
  }
}
