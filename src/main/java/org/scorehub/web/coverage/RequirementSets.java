package org.scorehub.web.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.RequirementChange;
import org.scorehub.reconcile.RequirementSet;
import org.scorehub.reconcile.RequirementTable;
import org.scorehub.reconcile.ShippedRequirements;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.NotVisible;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sets of requirements of the caller's organisation and those that ship. */
@Component
class RequirementSets {

  private static final String VERSIONS =
      """
      SELECT s.id, s.name, s.based_on, s.withdrawn_at, v.version, v.content, v.saved_by, v.saved_at,
             v.reason, v.restores,
             (SELECT max(version) FROM requirement_set_version l WHERE l.set_id = s.id) AS latest
        FROM requirement_set s JOIN requirement_set_version v ON v.set_id = s.id
       WHERE s.id = :id""";
  private static final String OWN =
      """
      SELECT s.*, v.version, v.requirements, v.saved_by, v.saved_at FROM requirement_set s
        JOIN LATERAL (SELECT * FROM requirement_set_version l WHERE l.set_id = s.id
                       ORDER BY version DESC LIMIT 1) v ON true
       ORDER BY lower(s.name), s.id""";

  private final OrganisationDatabase database;
  private final ShippedRequirements shipped;

  RequirementSets(OrganisationDatabase database, ShippedRequirements shipped) {
    this.database = database;
    this.shipped = shipped;
  }

  /** Own sets by name, withdrawn ones included, then those that ship. */
  List<SetSummary> list() {
    String standard = standard();
    List<SetSummary> own =
        database.inOrganisation(
            jdbc -> jdbc.sql(OWN).query((row, n) -> summary(row, standard)).list());
    return Stream.concat(own.stream(), shipped.all().stream().map(s -> summary(s, standard)))
        .toList();
  }

  private static SetSummary summary(ResultSet row, String standard) throws SQLException {
    String id = Columns.uuid(row, "id").toString();
    return new SetSummary(
        id,
        row.getString("name"),
        false,
        null,
        row.getString("based_on"),
        row.getInt("version"),
        row.getInt("requirements"),
        id.equals(standard),
        row.getString("saved_by"),
        Columns.instant(row, "saved_at"),
        row.getString("withdrawn_by"),
        Columns.instantOrNull(row, "withdrawn_at"));
  }

  private static SetSummary summary(ShippedRequirements.Shipped set, String standard) {
    return new SetSummary(
        set.id(),
        set.name(),
        true,
        set.note(),
        null,
        0,
        set.set().requirements().size(),
        set.id().equals(standard),
        null,
        null,
        null,
        null);
  }

  /** The set that the organisation measures by: as chosen, else the first that ships. */
  String standard() {
    return database
        .inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT d.chosen FROM requirement_default d WHERE NOT EXISTS (SELECT FROM"
                            + " requirement_set s WHERE s.id::text = d.chosen"
                            + " AND s.withdrawn_at IS NOT NULL)")
                    .query(String.class)
                    .optional())
        .filter(id -> isOwn(id) || shipped.get(id).isPresent())
        .orElseGet(() -> shipped.all().get(0).id());
  }

  /**
   * A version of a set.
   *
   * @param id null for the organisation's standard
   * @param version null for the one that holds
   * @throws NotVisible if there is none
   */
  SetVersion get(@Nullable String id, @Nullable Integer version) {
    String wanted = id == null ? standard() : id;
    Optional<SetVersion> ships = shipped.get(wanted).map(SetVersion::of);
    if (ships.isPresent()) {
      return ships
          .filter(set -> version == null || version == 0)
          .orElseThrow(() -> new NotVisible("version of set", wanted + " " + version));
    }
    return versions(wanted).stream()
        .filter(set -> version == null ? set.isCurrent() : set.version() == version)
        .findFirst()
        .orElseThrow(() -> new NotVisible("set of requirements", wanted));
  }

  /** All versions of an own set, the latest first, each with what it changed. */
  List<VersionEntry> history(String id) {
    List<SetVersion> all = versions(id);
    List<VersionEntry> entries = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<RequirementChange> changes =
          i + 1 == all.size()
              ? List.of()
              : RequirementChange.between(all.get(i + 1).set(), all.get(i).set());
      entries.add(new VersionEntry(all.get(i), changes));
    }
    return entries;
  }

  private List<SetVersion> versions(String id) {
    if (!isOwn(id)) {
      return List.of();
    }
    return database.inOrganisation(jdbc -> versions(jdbc, UUID.fromString(id)));
  }

  static List<SetVersion> versions(JdbcClient jdbc, UUID id) {
    return jdbc.sql(VERSIONS + " ORDER BY v.version DESC")
        .param("id", id)
        .query(RequirementSets::version)
        .list();
  }

  private static SetVersion version(ResultSet row, int number) throws SQLException {
    String id = Columns.uuid(row, "id").toString();
    return new SetVersion(
        id,
        row.getString("name"),
        false,
        null,
        row.getString("based_on"),
        row.getInt("version"),
        row.getInt("latest"),
        set(id, row.getString("content")),
        row.getString("saved_by"),
        Columns.instant(row, "saved_at"),
        row.getString("reason"),
        Columns.integer(row, "restores"),
        Columns.instantOrNull(row, "withdrawn_at") != null);
  }

  /** As it was checked when it was saved; topics that have gone since stay and are never asked. */
  private static RequirementSet set(String id, String content) {
    return RequirementTable.read(id, content, topic -> true).set();
  }

  private static boolean isOwn(String id) {
    return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }
}
