package org.scorehub.web.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Columns;
import org.scorehub.web.NotVisible;
import org.springframework.stereotype.Component;

/** What packs of the caller's organisation held, as hashes. */
@Component
class EvidencePacks {

  private static final int MOST = 50;

  /**
   * A pack that was handed out.
   *
   * @param siteId as the site was named then
   * @param roles under which it was made
   */
  record MadePack(
      UUID id,
      UUID siteId,
      PackForm form,
      String madeBy,
      List<String> roles,
      Instant madeAt,
      PackManifest manifest) {

    private static MadePack from(ResultSet row, int number) throws SQLException {
      return new MadePack(
          Columns.uuid(row, "id"),
          Columns.uuid(row, "at_site"),
          PackForm.valueOf(row.getString("form")),
          row.getString("made_by"),
          Columns.texts(row, "roles"),
          Columns.instant(row, "made_at"),
          new PackManifest(
              Columns.list(row, "sections", PackManifest.Sum.class), row.getString("sha256")));
    }
  }

  private final OrganisationDatabase database;

  EvidencePacks(OrganisationDatabase database) {
    this.database = database;
  }

  void keep(EvidenceCover cover, PackForm form, PackManifest manifest) {
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO evidence_pack (buyer, id, at_site, form, made_by, roles, made_at,
                        sections, sha256)
                    VALUES (:buyer, :id, :site, :form, :by, :roles, :at, CAST(:sections AS jsonb), :sha)""")
                .param("buyer", cover.organisation())
                .param("id", cover.pack())
                .param("site", cover.site().id())
                .param("form", form.name())
                .param("by", cover.madeBy())
                .param("roles", cover.roles().toArray(String[]::new))
                .param("at", cover.madeAt().atOffset(ZoneOffset.UTC))
                .param("sections", Columns.tree(manifest.sections()).toString())
                .param("sha", manifest.sha256())
                .update());
  }

  /** Of a site and those that were merged into it, latest first. */
  List<MadePack> ofSite(UUID site) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT * FROM evidence_pack WHERE hub_current_site(at_site) = ?"
                        + " ORDER BY made_at DESC, id LIMIT "
                        + MOST)
                .param(site)
                .query(MadePack::from)
                .list());
  }

  /**
   * One pack.
   *
   * @throws NotVisible if the organisation has made none with this id
   */
  MadePack get(UUID id) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM evidence_pack WHERE id = ?")
                .param(id)
                .query(MadePack::from)
                .optional()
                .orElseThrow(() -> new NotVisible("evidence pack", id)));
  }
}
