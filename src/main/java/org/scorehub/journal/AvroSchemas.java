package org.scorehub.journal;

import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.springframework.stereotype.Component;

/**
 * Ids of Avro schemas as Kafka values carry them, kept in PostgreSQL and shared by all instances.
 */
@Component
public final class AvroSchemas {

  private final PipelineDatabase database;
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();

  AvroSchemas(PipelineDatabase database) {
    this.database = database;
  }

  /**
   * The id of the current schema of a canonical record.
   *
   * @param fullName name with namespace
   */
  public int id(String fullName) {
    return ids.computeIfAbsent(fullName, this::register);
  }

  /** The schema with that id as JSON, for clients that decode. */
  public Optional<String> schema(int id) {
    return database
        .jdbc()
        .sql("SELECT schema FROM avro_schema WHERE id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  private int register(String fullName) {
    Schema schema = current(fullName);
    byte[] fingerprint = fingerprint(schema);
    database
        .jdbc()
        .sql(
            "INSERT INTO avro_schema (fingerprint, name, schema) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING")
        .params(fingerprint, fullName, schema.toString())
        .update();
    return database
        .jdbc()
        .sql("SELECT id FROM avro_schema WHERE fingerprint = ?")
        .param(fingerprint)
        .query(Integer.class)
        .single();
  }

  private static Schema current(String fullName) {
    try {
      return SpecificData.get().getSchema(Class.forName(fullName));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("no canonical record " + fullName, e);
    }
  }

  private static byte[] fingerprint(Schema schema) {
    try {
      return SchemaNormalization.parsingFingerprint("SHA-256", schema);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
