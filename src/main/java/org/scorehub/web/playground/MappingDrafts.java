package org.scorehub.web.playground;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.scorehub.connector.Connector;
import org.scorehub.mapping.Bundle;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.trial.playground.Playground;
import org.springframework.stereotype.Component;

/** What the caller has changed in mapping files, and nobody else sees or runs with. */
@Component
class MappingDrafts {

  /**
   * A changed file.
   *
   * @param content its text, with LF at the end of lines
   * @param base hash of the file that the change began with
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Draft(String path, String content, byte[] base) {

    /** Whether the file is still as it was when the change began. */
    boolean isOf(byte[] file) {
      return Arrays.equals(base, hash(file));
    }
  }

  private final OrganisationDatabase database;

  MappingDrafts(OrganisationDatabase database) {
    this.database = database;
  }

  /** The caller's drafts of a connector, by path. */
  List<Draft> of(Connector connector) {
    HubUser user = Caller.current();
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    "SELECT path, content, base FROM mapping_draft"
                        + " WHERE username = ? AND connector = ? ORDER BY path")
                .params(user.username(), connector.id())
                .query((row, n) -> new Draft(row.getString(1), row.getString(2), row.getBytes(3)))
                .list());
  }

  /** Their texts, by path. */
  Map<String, String> texts(Connector connector) {
    Map<String, String> texts = new TreeMap<>();
    of(connector).forEach(draft -> texts.put(draft.path(), draft.content()));
    return texts;
  }

  /**
   * Keeps a text; one that is as the connector runs is no draft.
   *
   * @throws IllegalArgumentException if it is too long, or the file is not the connector's own
   */
  void keep(Connector connector, String path, String text) {
    if (!MappingFiles.isOwn(connector, path)) {
      throw new IllegalArgumentException("Only mapping files of the connector are changed here");
    } else if (text.length() > Playground.MOST_TEXT) {
      throw new IllegalArgumentException("A mapping file has at most 256 KB here");
    }
    Bundle bundle = connector.bundle();
    if (text.equals(MappingFiles.text(bundle, path))) {
      discard(connector, path);
    } else {
      keep(connector, path, text, hash(bundle.read(path)));
    }
  }

  private void keep(Connector connector, String path, String text, byte[] base) {
    HubUser user = Caller.current();
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO mapping_draft (buyer, username, connector, path, content, base)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (buyer, username, connector, path)
                      DO UPDATE SET content = excluded.content, updated_at = now()""")
                .params(user.organisation(), user.username(), connector.id(), path, text, base)
                .update());
  }

  /** Forgets what was changed in a file. */
  void discard(Connector connector, String path) {
    HubUser user = Caller.current();
    database.inOrganisation(
        jdbc ->
            jdbc.sql("DELETE FROM mapping_draft WHERE username = ? AND connector = ? AND path = ?")
                .params(user.username(), connector.id(), path)
                .update());
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }
}
