package org.scorehub.platform.bench.faults;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.bench.faults.DeliveryChecks.Step;
import org.scorehub.platform.bench.faults.Recorded.Committed;
import org.scorehub.platform.bench.faults.Recorded.Due;
import org.scorehub.platform.bench.faults.Recorded.Exchange;
import org.scorehub.platform.bench.faults.Recorded.Revision;
import org.scorehub.platform.bench.faults.Recorded.Training;

/** Reads what is to be checked, and keeps a note of each event that enters the outbox. */
final class RecordedReader {

  /** Rows of the outbox vanish when they are published; who checks needs to know of them. */
  private static final String WATCH =
      """
      CREATE SCHEMA IF NOT EXISTS fault_run;
      CREATE TABLE IF NOT EXISTS fault_run.committed (
        number bigint NOT NULL, topic text NOT NULL, subject text NOT NULL, event_id uuid NOT NULL,
        type text NOT NULL, exchange_id uuid);
      CREATE OR REPLACE FUNCTION fault_run.note() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = pg_catalog AS $$
      BEGIN
        INSERT INTO fault_run.committed
        VALUES (NEW.id, NEW.topic, NEW.subject, NEW.event_id, NEW.type, NEW.exchange_id);
        RETURN NULL;
      END $$;
      CREATE OR REPLACE TRIGGER fault_run AFTER INSERT ON outbox
        FOR EACH ROW EXECUTE FUNCTION fault_run.note()\
      """;

  private final Rows rows;

  RecordedReader(Rows rows) {
    this.rows = rows;
  }

  /** Notes events from now on; the hub's tables must be there. */
  void watch() throws SQLException {
    rows.execute(WATCH);
  }

  Recorded read() throws SQLException {
    return new Recorded(exchanges(), revisions(), trainings(), deliveries(), committed());
  }

  List<Exchange> exchanges() throws SQLException {
    return rows.list(
        """
        SELECT id, buyer, connector, document, state, encode(sha256, 'hex'), native_key,
               stages -> -1 ->> 'detail' FROM exchange""",
        row ->
            new Exchange(
                id(row, 1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8)));
  }

  private List<Revision> revisions() throws SQLException {
    return rows.list(
        "SELECT buyer, scheme, native_id, revision, exchange_id FROM audit_revision",
        row ->
            new Revision(
                row.getString(1), row.getString(2), row.getString(3), row.getInt(4), id(row, 5)));
  }

  private List<Training> trainings() throws SQLException {
    return rows.list(
        "SELECT buyer, kind, native_id, revision FROM training_record",
        row -> new Training(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
  }

  List<Due> deliveries() throws SQLException {
    return rows.list(
        """
        SELECT id, buyer, connector, site_id, document, version, state, idempotency_key,
               encode(content_sha256, 'hex') FROM delivery ORDER BY created_at""",
        row ->
            new Due(
                id(row, 1),
                row.getString(2),
                row.getString(3),
                id(row, 4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                row.getString(9)));
  }

  private List<Committed> committed() throws SQLException {
    return rows.ofOwner(
        """
        SELECT number, topic, subject, event_id, type, exchange_id FROM fault_run.committed
         ORDER BY number""",
        row ->
            new Committed(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                id(row, 4),
                row.getString(5),
                row.getObject(6, UUID.class)));
  }

  /** What a buyer's own database was told, row by row; there is no key, but a version. */
  List<Step> written() throws SQLException {
    return rows.ofOwner(
        """
        SELECT row ->> 'factory_id', (row ->> 'version')::bigint, id
          FROM suppliers_twin.write_attempt ORDER BY id""",
        row -> new Step("adidas/" + row.getString(1), row.getLong(2), "row " + row.getLong(3)));
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    @Nullable UUID id = row.getObject(column, UUID.class);
    if (id == null) {
      throw new SQLException("column " + column + " has no id");
    }
    return id;
  }
}
