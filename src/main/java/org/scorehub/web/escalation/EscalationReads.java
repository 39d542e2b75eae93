package org.scorehub.web.escalation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.NotVisible;
import org.springframework.stereotype.Component;

/** Reads escalations for the roles that may see them, and writes down that they were seen. */
@Component
public class EscalationReads {

  /** Condition on a row of escalation; the parameter {@code roles} is {@link #rolesOf}. */
  public static final String VISIBLE =
      "EXISTS (SELECT FROM unnest(visible_to) v WHERE lower(v) IN (:roles))";

  /**
   * Something that a person must act on, with its clocks.
   *
   * @param kind zero tolerance, severe finding, or a buyer's own mark
   * @param nativeId the issuer's own id of its alert; null if a finding raised it
   * @param findingCode native code of the finding; null if it is not about one
   * @param clocks deadlines as {@code {name, dueAt, source}}
   * @param visibleTo roles that may see it
   */
  public record Escalation(
      UUID id,
      @Nullable UUID siteId,
      String kind,
      @Nullable String category,
      String state,
      String scheme,
      @Nullable String auditNativeId,
      @Nullable String nativeId,
      @Nullable String findingCode,
      @Nullable String topic,
      Instant raisedAt,
      List<Clock> clocks,
      List<String> visibleTo,
      JsonNode texts,
      UUID exchangeId,
      Instant updatedAt) {

    /** True until resolved or cancelled. */
    @JsonIgnore
    public boolean isOpen() {
      return state.equals("RAISED") || state.equals("CONFIRMED");
    }
  }

  /**
   * A deadline.
   *
   * @param source the rule that sets it
   */
  public record Clock(String name, @Nullable Instant dueAt, @Nullable String source) {}

  private final OrganisationDatabase database;
  private final AccessTrail trail;

  EscalationReads(OrganisationDatabase database, AccessTrail trail) {
    this.database = database;
    this.trail = trail;
  }

  public static Set<String> rolesOf(HubUser user) {
    Set<String> roles =
        user.roles().stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    roles.add("-"); // an IN list needs a value
    return roles;
  }

  /** Newest first; empty for a role that may see none. */
  public List<Escalation> ofSite(UUID site) {
    List<Escalation> seen =
        read(Caller.current().organisation(), "site_id = :id", site, "ORDER BY raised_at DESC, id");
    return noted(seen, "site:" + site);
  }

  /**
   * One escalation of the caller's organisation.
   *
   * @throws NotVisible if there is none, or none for the caller's roles
   */
  Escalation get(UUID id) {
    List<Escalation> found = read(Caller.current().organisation(), "id = :id", id, "LIMIT 1");
    return noted(found, "escalation:" + id).stream()
        .findFirst()
        .orElseThrow(() -> new NotVisible("escalation", id));
  }

  /** Those that one document raised; empty for a role that may see none. */
  public List<Escalation> ofExchange(String owner, UUID exchange) {
    List<Escalation> seen = read(owner, "exchange_id = :id", exchange, "ORDER BY id");
    return noted(seen, "exchange:" + exchange);
  }

  private List<Escalation> read(String owner, String condition, UUID id, String order) {
    return database.as(
        owner,
        jdbc ->
            jdbc.sql(
                    "SELECT * FROM escalation WHERE " + condition + " AND " + VISIBLE + ' ' + order)
                .param("id", id)
                .param("roles", rolesOf(Caller.current()))
                .query(EscalationReads::row)
                .list());
  }

  private List<Escalation> noted(List<Escalation> seen, String subject) {
    if (!seen.isEmpty()) {
      trail.record("escalations.viewed", subject);
    }
    return seen;
  }

  /** Findings whose texts the caller may not read. */
  public HiddenFindings hidden(UUID site) {
    return HiddenFindings.of(
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT scheme, finding_code, texts FROM escalation WHERE site_id = :site"
                            + " AND NOT ended_by_rules AND NOT "
                            + VISIBLE)
                    .param("site", site)
                    .param("roles", rolesOf(Caller.current()))
                    .query(HiddenFindings::hiddenBy)
                    .list()));
  }

  static Escalation row(ResultSet row, int number) throws SQLException {
    return new Escalation(
        Columns.uuid(row, "id"),
        Columns.uuidOrNull(row, "site_id"),
        row.getString("kind"),
        row.getString("category"),
        row.getString("state"),
        row.getString("scheme"),
        row.getString("audit_native_id"),
        row.getString("native_id"),
        row.getString("finding_code"),
        row.getString("topic"),
        Columns.instant(row, "raised_at"),
        Columns.list(row, "clocks", Clock.class),
        Columns.texts(row, "visible_to"),
        Columns.json(row, "texts"),
        Columns.uuid(row, "exchange_id"),
        Columns.instant(row, "updated_at"));
  }
}
