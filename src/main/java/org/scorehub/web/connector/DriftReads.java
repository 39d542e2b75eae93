package org.scorehub.web.connector;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.drift.DriftKind;
import org.scorehub.drift.ProposalShelf;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.Columns;
import org.scorehub.web.NotVisible;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Reads how documents of the caller's organisation change their form, and takes decisions. */
@Component
class DriftReads {

  private static final int MOST = 200;
  private static final int MAX_NOTE = 1_000;
  private static final List<Role> MAY_DECIDE = List.of(Role.ENGINEER, Role.OPERATOR);
  private static final List<String> DECISIONS = List.of("ACKNOWLEDGED", "DISMISSED");

  private final OrganisationDatabase database;
  private final ConnectorCatalogue catalogue;
  private final ProposalShelf proposals;
  private final AccessTrail trail;

  DriftReads(
      OrganisationDatabase database,
      ConnectorCatalogue catalogue,
      ProposalShelf proposals,
      AccessTrail trail) {
    this.database = database;
    this.catalogue = catalogue;
    this.proposals = proposals;
    this.trail = trail;
  }

  /** Open changes first, those of fields in use before others; the latest 200. */
  public List<DriftEntry> of(String connector) {
    return database
        .inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT * FROM drift_entry WHERE connector = ? ORDER BY"
                            + " (decided_at IS NOT NULL), (NOT in_use), first_seen DESC, path LIMIT ?")
                    .params(connector, MOST)
                    .query(DriftReads::entry)
                    .list())
        .stream()
        .map(entry -> proposed(connector, entry))
        .toList();
  }

  /**
   * One change.
   *
   * @throws NotVisible if the organisation has no such entry
   */
  public DriftEntry get(String connector, UUID id) {
    return database
        .inOrganisation(
            jdbc ->
                jdbc.sql("SELECT * FROM drift_entry WHERE connector = ? AND id = ?")
                    .params(connector, id)
                    .query(DriftReads::entry)
                    .optional())
        .map(entry -> proposed(connector, entry))
        .orElseThrow(() -> new NotVisible("change of form", id));
  }

  /** Whether the caller may decide. */
  public boolean mayDecide() {
    return Caller.current().hasAny(MAY_DECIDE);
  }

  /**
   * Writes down what was decided, and who decided.
   *
   * @throws IllegalArgumentException if it is no decision or the note is too long
   */
  DriftEntry decide(String connector, UUID id, @Nullable String decision, @Nullable String note) {
    if (!mayDecide()) {
      throw new AccessDeniedException("only engineers and operators decide about drift");
    } else if (decision == null || !DECISIONS.contains(decision)) {
      throw new IllegalArgumentException("decision must be one of " + DECISIONS);
    } else if (note != null && note.length() > MAX_NOTE) {
      throw new IllegalArgumentException("note must have at most " + MAX_NOTE + " characters");
    }
    get(connector, id);
    String who = Caller.current().username();
    int changed =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "UPDATE drift_entry SET decided_at = now(), decided_by = ?, decision = ?,"
                            + " note = ? WHERE connector = ? AND id = ?")
                    .params(Arrays.asList(who, decision, note, connector, id))
                    .update());
    if (changed > 0) {
      trail.record("drift." + decision.toLowerCase(java.util.Locale.ROOT), id.toString());
    }
    return get(connector, id);
  }

  private DriftEntry proposed(String connector, DriftEntry entry) {
    Connector found = catalogue.find(connector).orElse(null);
    return found == null || found.inbound(entry.document()).isEmpty()
        ? entry
        : proposals.of(found, entry.document(), entry.change()).map(entry::with).orElse(entry);
  }

  private static DriftEntry entry(ResultSet row, int number) throws SQLException {
    DriftKind kind = DriftKind.valueOf(row.getString("kind"));
    boolean used = row.getBoolean("in_use");
    boolean open = row.getString("decision") == null;
    return new DriftEntry(
        Columns.uuid(row, "id"),
        row.getString("document"),
        kind,
        row.getString("path"),
        row.getString("new_path"),
        row.getString("was"),
        row.getString("becomes"),
        used,
        open && used,
        row.getString("sample"),
        Columns.uuid(row, "exchange_id"),
        Columns.instant(row, "first_seen"),
        Columns.instant(row, "last_seen"),
        row.getString("decision"),
        row.getString("decided_by"),
        Columns.instantOrNull(row, "decided_at"),
        row.getString("note"),
        null);
  }
}
