package org.scorehub.security;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads the Avro schemas of published events, which hold nobody's data and need no organisation.
 */
@Component
public final class SchemaTexts {

  /**
   * A schema.
   *
   * @param name full name of the record
   * @param schema its JSON text
   */
  public record SchemaText(String name, String schema) {}

  private final OrganisationDatabase database;

  SchemaTexts(OrganisationDatabase database) {
    this.database = database;
  }

  /** The schema of an id as it stands in a message's framing. */
  public Optional<SchemaText> find(int id) {
    return database.withoutOrganisation(
        jdbc ->
            jdbc.sql("SELECT name, schema FROM avro_schema WHERE id = ?")
                .param(id)
                .query(SchemaText.class)
                .optional());
  }
}
