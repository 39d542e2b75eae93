package org.scorehub.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Joins and divides the issues of sites; works in the caller's transaction, as the pipeline. */
@Component
public final class IssueJoins {

  /** An issue by what it is known by at a site. */
  public record IssueKey(String buyer, String scheme, String key) {}

  /**
   * An issue that both sites had.
   *
   * @param state state of the joined issue
   */
  public record Joined(IssueKey key, String topic, String state, int observations) {}

  /** Issues as they are before something else is written in their place. */
  public static final class Kept {
    private final Map<IssueKey, Issue> issues;

    private Kept(Map<IssueKey, Issue> issues) {
      this.issues = Map.copyOf(issues);
    }
  }

  private static final String BUYERS =
      "SELECT DISTINCT buyer FROM site_issue WHERE site_id = ANY (?) ORDER BY buyer";

  private final IssueRows rows;

  IssueJoins(IssueRows rows) {
    this.rows = rows;
  }

  /**
   * Gives all issues of one site to another; those with the same key become one.
   *
   * @return those that both had
   */
  public List<Joined> join(JdbcTemplate jdbc, UUID stays, UUID absorbed) {
    Map<IssueKey, Issue> own = load(jdbc, stays);
    List<Joined> joined = new ArrayList<>();
    load(jdbc, absorbed)
        .forEach(
            (key, issue) -> {
              Issue known = own.get(key);
              if (known != null) {
                Issue one = IssueJoin.join(known, issue);
                write(jdbc, key.buyer(), stays, one);
                delete(jdbc, key, absorbed);
                joined.add(
                    new Joined(key, one.topic(), one.state().name(), one.observations().size()));
              }
            });
    jdbc.update("UPDATE site_issue SET site_id = ? WHERE site_id = ?", stays, absorbed);
    return joined;
  }

  /** What a site's issues are now. */
  public Kept keep(JdbcTemplate jdbc, UUID site) {
    return new Kept(load(jdbc, site));
  }

  /**
   * Parts issues by the site of the audits that observed them, after both sides have been given
   * back what they had.
   *
   * @param now the issues while the sites were one
   * @param keys those that were observed or changed since
   */
  public void divide(
      JdbcTemplate jdbc, Kept now, Collection<IssueKey> keys, UUID stays, UUID back) {
    Map<String, Set<AuditReference>> returning = auditsOf(jdbc, back);
    Map<IssueKey, Issue> stayed = load(jdbc, stays);
    Map<IssueKey, Issue> went = load(jdbc, back);
    for (IssueKey key : keys) {
      Issue issue = now.issues.get(key);
      if (issue != null) {
        Set<AuditReference> audits = returning.getOrDefault(key.buyer(), Set.of());
        Issue before = stayed.get(key);
        IssueJoin.Division parts = IssueJoin.divide(issue, audits, before, went.get(key));
        put(jdbc, key, stays, before, parts.stays());
        put(jdbc, key, back, went.get(key), parts.back());
      }
    }
  }

  /** Parts the issues of a site that was never joined: what only these audits saw moves. */
  public void split(JdbcTemplate jdbc, UUID from, UUID to) {
    Map<String, Set<AuditReference>> returning = auditsOf(jdbc, to);
    load(jdbc, from)
        .forEach(
            (key, issue) -> {
              IssueJoin.Division parts =
                  IssueJoin.divide(
                      issue, returning.getOrDefault(key.buyer(), Set.of()), null, null);
              if (parts.stays() == null) {
                move(jdbc, key, issue, from, to);
              } else {
                put(jdbc, key, from, issue, parts.stays());
                put(jdbc, key, to, null, parts.back());
              }
            });
  }

  private void put(
      JdbcTemplate jdbc, IssueKey key, UUID site, @Nullable Issue known, @Nullable Issue wanted) {
    if (wanted == null) {
      delete(jdbc, key, site);
    } else if (!wanted.equals(known)) {
      write(jdbc, key.buyer(), site, wanted.storedAs(known == null ? null : known.id()));
    }
  }

  private void write(JdbcTemplate jdbc, String buyer, UUID site, Issue issue) {
    rows.write(jdbc, Map.of(new SiteView(buyer, site), List.of(issue)));
  }

  private static void delete(JdbcTemplate jdbc, IssueKey key, UUID site) {
    jdbc.update(
        "DELETE FROM site_issue WHERE (buyer, scheme, issue_key, site_id) = (?, ?, ?, ?)",
        key.buyer(),
        key.scheme(),
        key.key(),
        site);
  }

  /** Under an id of its new site, as the old one will need its own when the issue is seen again. */
  private static void move(JdbcTemplate jdbc, IssueKey key, Issue issue, UUID from, UUID to) {
    UUID id = IssueRows.issueId(new SiteView(key.buyer(), to), issue.storedAs(null));
    jdbc.update(
        "UPDATE site_issue SET site_id = ?, id = ?, version = version + 1, updated_at = now()"
            + " WHERE (buyer, scheme, issue_key, site_id) = (?, ?, ?, ?)",
        to,
        id,
        key.buyer(),
        key.scheme(),
        key.key(),
        from);
  }

  private Map<IssueKey, Issue> load(JdbcTemplate jdbc, UUID site) {
    List<SiteView> views =
        jdbc.queryForList(BUYERS, String.class, (Object) new UUID[] {site}).stream()
            .map(buyer -> new SiteView(buyer, site))
            .toList();
    Map<IssueKey, Issue> issues = new HashMap<>();
    rows.load(jdbc, views)
        .forEach(
            (view, found) ->
                found.forEach(
                    issue ->
                        issues.put(
                            new IssueKey(view.buyer(), issue.scheme(), issue.key()), issue)));
    return issues;
  }

  private static Map<String, Set<AuditReference>> auditsOf(JdbcTemplate jdbc, UUID site) {
    Map<String, Set<AuditReference>> audits = new HashMap<>();
    jdbc.query(
        "SELECT buyer, scheme, native_id FROM audit_supply WHERE site_id = ?",
        row -> {
          audits
              .computeIfAbsent(row.getString(1), buyer -> new HashSet<>())
              .add(new AuditReference(row.getString(2), row.getString(3)));
        },
        site);
    return audits;
  }
}
