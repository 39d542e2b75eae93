package org.scorehub.drift;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.stereotype.Component;

/** The table of changes of form, as the pipeline sees it. */
@Component
class DriftTable {

  private final PipelineDatabase database;

  DriftTable(PipelineDatabase database) {
    this.database = database;
  }

  /** Notes that a change came again; false if it is new. */
  boolean again(ShapeCount count, Change change) {
    return database
            .jdbc()
            .sql(
                "UPDATE drift_entry SET last_seen = greatest(last_seen, ?) WHERE buyer = ? AND id = ?")
            .params(Timestamp.from(count.last()), count.key().buyer(), id(count.key(), change))
            .update()
        > 0;
  }

  /** Writes a change down; false if it is known, whatever was decided about it. */
  boolean add(ShapeCount count, Change change, @Nullable String sample, String bundleId) {
    return database
        .jdbc()
        .sql(
            """
            INSERT INTO drift_entry (buyer, id, connector, document, kind, path, new_path, was, becomes, in_use, sample,
                exchange_id, shape_hash, bundle_id, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (buyer, id) DO UPDATE SET last_seen = greatest(drift_entry.last_seen, excluded.last_seen)
            RETURNING xmax = 0""")
        .params(
            Arrays.asList(
                count.key().buyer(),
                id(count.key(), change),
                count.key().connector(),
                count.key().document(),
                change.kind().name(),
                change.path(),
                change.newPath(),
                change.was(),
                change.becomes(),
                change.inUse(),
                sample,
                count.exchange(),
                count.shape().hash(),
                bundleId,
                Timestamp.from(count.first()),
                Timestamp.from(count.last())))
        .query(Boolean.class)
        .single();
  }

  /** The last time that documents of the shape of these entries came. */
  void touch(ShapeCount count) {
    database
        .jdbc()
        .sql(
            "UPDATE drift_entry SET last_seen = greatest(last_seen, ?) WHERE buyer = ?"
                + " AND connector = ? AND document = ? AND shape_hash = ?")
        .params(
            Timestamp.from(count.last()),
            count.key().buyer(),
            count.key().connector(),
            count.key().document(),
            count.shape().hash())
        .update();
  }

  /** Changes of fields in use that nobody has decided about, of all organisations. */
  long open() {
    return database
        .jdbc()
        .sql("SELECT count(*) FROM drift_entry WHERE decided_at IS NULL AND in_use")
        .query(Long.class)
        .single();
  }

  private static UUID id(ShapeKey key, Change change) {
    String name =
        String.join(
            "|",
            key.buyer(),
            key.connector(),
            key.document(),
            change.kind().name(),
            change.path(),
            String.valueOf(change.newPath()),
            String.valueOf(change.kind() == DriftKind.RETYPED ? change.becomes() : null));
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
