package org.scorehub.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.replay.SupplierState.AuditState;
import org.scorehub.replay.SupplierState.EscalationState;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what is known of many suppliers at once, as the current transaction sees it. */
@Component
final class SupplierStates {

  /** Stands for sites that are not known. */
  static final UUID NOWHERE = new UUID(0, 0);

  private final JdbcTemplate jdbc;

  SupplierStates(PipelineDatabase database) {
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /**
   * States by site.
   *
   * @param exchanges whose escalations without a site are those of {@link #NOWHERE}
   */
  Map<UUID, SupplierState> of(String buyer, Collection<UUID> sites, Collection<UUID> exchanges) {
    UUID[] wanted = sites.toArray(UUID[]::new);
    Map<UUID, String> names = names(buyer, wanted);
    Map<UUID, SortedMap<String, AuditState>> audits = audits(buyer, wanted);
    Map<UUID, SortedSet<String>> topics = topics(buyer, wanted);
    Map<UUID, List<String>> modules = modules(buyer, wanted);
    Map<UUID, Map<UUID, EscalationState>> escalations =
        escalations(buyer, wanted, exchanges.toArray(UUID[]::new));
    Map<UUID, SupplierState> states = new HashMap<>();
    for (UUID site : sites) {
      states.put(
          site,
          new SupplierState(
              names.get(site),
              audits.getOrDefault(site, new TreeMap<>()),
              topics.getOrDefault(site, new TreeSet<>()),
              modules.getOrDefault(site, List.of()),
              escalations.getOrDefault(site, Map.of())));
    }
    return states;
  }

  private Map<UUID, String> names(String buyer, UUID[] sites) {
    Map<UUID, String> names = new HashMap<>();
    jdbc.query(
        "SELECT site_id, name FROM site_supply WHERE buyer = ? AND site_id = ANY (?)"
            + " AND name IS NOT NULL ORDER BY supplied_at",
        row -> {
          names.put(site(row), row.getString(2));
        },
        buyer,
        sites);
    return names;
  }

  private Map<UUID, SortedMap<String, AuditState>> audits(String buyer, UUID[] sites) {
    Map<UUID, SortedMap<String, AuditState>> audits = new HashMap<>();
    jdbc.query(
        "SELECT site_id, scheme || ' ' || native_id, rating, findings FROM audit_supply"
            + " WHERE buyer = ? AND site_id = ANY (?) AND NOT waits_for_parent",
        row -> {
          audits
              .computeIfAbsent(site(row), site -> new TreeMap<>())
              .put(row.getString(2), new AuditState(row.getString(3), row.getInt(4)));
        },
        buyer,
        sites);
    return audits;
  }

  private Map<UUID, SortedSet<String>> topics(String buyer, UUID[] sites) {
    Map<UUID, SortedSet<String>> topics = new HashMap<>();
    jdbc.query(
        "SELECT DISTINCT site_id, topic FROM site_issue WHERE buyer = ? AND site_id = ANY (?)"
            + " AND state NOT IN ('VERIFIED_CLOSED', 'WITHDRAWN')",
        row -> {
          topics.computeIfAbsent(site(row), site -> new TreeSet<>()).add(row.getString(2));
        },
        buyer,
        sites);
    return topics;
  }

  private Map<UUID, List<String>> modules(String buyer, UUID[] sites) {
    Map<UUID, List<String>> modules = new HashMap<>();
    jdbc.query(
        """
        SELECT site_id, m ->> 'module'
          FROM recommendation, jsonb_array_elements(canonical -> 'modules') WITH ORDINALITY a (m, n)
         WHERE buyer = ? AND site_id = ANY (?) ORDER BY site_id, n""",
        row -> {
          modules.computeIfAbsent(site(row), site -> new ArrayList<>()).add(row.getString(2));
        },
        buyer,
        sites);
    return modules;
  }

  private Map<UUID, Map<UUID, EscalationState>> escalations(
      String buyer, UUID[] sites, UUID[] exchanges) {
    Map<UUID, Map<UUID, EscalationState>> found = new HashMap<>();
    jdbc.query(
        """
        SELECT site_id, id, kind, topic, finding_code, state, visible_to FROM escalation
         WHERE buyer = ? AND site_id = ANY (?)
        UNION ALL
        SELECT ?::uuid, id, kind, topic, finding_code, state, visible_to FROM escalation
         WHERE buyer = ? AND exchange_id = ANY (?) AND site_id IS NULL""",
        row -> {
          found
              .computeIfAbsent(site(row), site -> new HashMap<>())
              .put(Objects.requireNonNull(row.getObject(2, UUID.class)), escalation(row));
        },
        buyer,
        sites,
        NOWHERE,
        buyer,
        exchanges);
    return found;
  }

  private static EscalationState escalation(ResultSet row) throws SQLException {
    return new EscalationState(
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Arrays.asList((String[]) row.getArray(7).getArray()));
  }

  private static UUID site(ResultSet row) throws SQLException {
    return Objects.requireNonNull(row.getObject(1, UUID.class));
  }
}
