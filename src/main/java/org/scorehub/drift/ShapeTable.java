package org.scorehub.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.stereotype.Component;

/** The table of shapes, as the pipeline sees it. */
@Component
class ShapeTable {

  /** So many shapes of one document are kept; those not seen for longest go. */
  static final int MOST = 200;

  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final PipelineDatabase database;
  private final ObjectMapper json;

  ShapeTable(PipelineDatabase database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Adds documents to their shape; true if the shape is new. */
  boolean add(ShapeCount count) {
    boolean fresh =
        database
            .jdbc()
            .sql(
                """
                INSERT INTO document_shape AS s (buyer, connector, document, hash, fields, marks, seen, first_seen,
                    last_seen, exchange_id) VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                ON CONFLICT (buyer, connector, document, hash) DO UPDATE SET seen = s.seen + excluded.seen,
                    last_seen = greatest(s.last_seen, excluded.last_seen)
                RETURNING xmax = 0""")
            .params(
                count.key().buyer(),
                count.key().connector(),
                count.key().document(),
                count.shape().hash(),
                write(count.shape().fields()),
                count.shape().marks().toArray(String[]::new),
                count.seen(),
                Timestamp.from(count.first()),
                Timestamp.from(count.last()),
                count.exchange())
            .query(Boolean.class)
            .single();
    if (fresh) {
      forget(count.key());
    }
    return fresh;
  }

  private void forget(ShapeKey key) {
    database
        .jdbc()
        .sql(
            """
            DELETE FROM document_shape WHERE (buyer, connector, document) = (?, ?, ?) AND hash IN (
              SELECT hash FROM document_shape WHERE (buyer, connector, document) = (?, ?, ?)
               ORDER BY last_seen DESC, hash OFFSET ?)""")
        .params(
            key.buyer(),
            key.connector(),
            key.document(),
            key.buyer(),
            key.connector(),
            key.document(),
            MOST)
        .update();
  }

  /** All shapes of a document, the one asked about among them. */
  List<KnownShape> of(ShapeKey key) {
    return database
        .jdbc()
        .sql("SELECT * FROM document_shape WHERE (buyer, connector, document) = (?, ?, ?)")
        .params(key.buyer(), key.connector(), key.document())
        .query((row, number) -> shape(row))
        .list();
  }

  private KnownShape shape(ResultSet row) throws SQLException {
    Array marks = row.getArray("marks");
    return new KnownShape(
        row.getString("hash"),
        read(row.getString("fields")),
        Set.of((String[]) marks.getArray()),
        row.getLong("seen"),
        row.getTimestamp("first_seen").toInstant(),
        row.getTimestamp("last_seen").toInstant());
  }

  private String write(Map<String, String> fields) {
    try {
      return json.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> read(String fields) {
    try {
      return json.readValue(fields, FIELDS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
