package org.scorehub.web.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.Candidate;
import org.scorehub.activation.FileChange;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.mapping.Bundle;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.ChangedText;
import org.scorehub.web.NotVisible;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads what differs between the versions of a connector, line by line. */
@Component
class VersionReads {

  private static final int MOST_FILES = 60;

  private final OrganisationDatabase database;
  private final ConnectorCatalogue catalogue;
  private final Path root;

  VersionReads(
      OrganisationDatabase database,
      ConnectorCatalogue catalogue,
      @Value("${hub.root}") Path root) {
    this.database = database;
    this.catalogue = catalogue;
    this.root = root;
  }

  /**
   * An activation of a connector.
   *
   * @throws NotVisible if it has none of that number
   */
  ActivationView activation(String connector, long number) {
    return database
        .inOrganisation(
            jdbc ->
                jdbc.sql("SELECT * FROM activation WHERE connector = ? AND id = ?")
                    .params(connector, number)
                    .query(ActivationView::of)
                    .optional())
        .orElseThrow(() -> new NotVisible("activation", number));
  }

  /**
   * What differs between two bundles of a connector, at most {@value #MOST_FILES} files; one that
   * is null has none.
   */
  List<ChangedText> between(@Nullable String from, @Nullable String to) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT path, coalesce(a.content, ''), coalesce(b.content, '')
                      FROM (SELECT path, content FROM bundle_file WHERE bundle_id = ?) a
                      FULL JOIN (SELECT path, content FROM bundle_file WHERE bundle_id = ?) b
                           USING (path)
                     WHERE a.content IS DISTINCT FROM b.content ORDER BY path LIMIT ?""")
                .params(Arrays.asList(from, to, MOST_FILES))
                .query(
                    (row, n) ->
                        ChangedText.between(
                            row.getString(1),
                            new String(row.getBytes(2), UTF_8),
                            new String(row.getBytes(3), UTF_8)))
                .list());
  }

  /** What the bundle that the connector runs with would become by another one. */
  List<ChangedText> fromActive(String connector, @Nullable String to) {
    return between(catalogue.find(connector).map(active -> active.bundle().id()).orElse(null), to);
  }

  /** What the files on this instance's disk would change. */
  List<ChangedText> of(Candidate candidate) {
    Bundle active = catalogue.find(candidate.connector()).map(Connector::bundle).orElse(null);
    return candidate.changes().stream()
        .limit(MOST_FILES)
        .map(change -> changed(active, change))
        .toList();
  }

  private ChangedText changed(@Nullable Bundle active, FileChange change) {
    String path = change.path();
    String before =
        active == null || !active.contains(path) ? "" : new String(active.read(path), UTF_8);
    return ChangedText.between(path, before, onDisk(path));
  }

  private String onDisk(String path) {
    Path file = root.resolve(path);
    try {
      return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
