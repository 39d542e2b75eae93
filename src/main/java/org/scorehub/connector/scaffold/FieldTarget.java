package org.scorehub.connector.scaffold;

import java.util.List;

/**
 * A field of a canonical record that samples are searched for.
 *
 * @param record canonical record, or {@code Collection} and {@code Dropped} for what is none
 * @param path below the record
 * @param words what it is called in the languages of those who write such documents
 * @param not words that speak against it
 */
record FieldTarget(String record, String path, Form form, List<Called> words, List<String> not) {

  /** What values of the field look like. */
  enum Form {
    ID,
    NAME,
    TEXT,
    DATE,
    TIMESTAMP,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    COUNTRY,
    CODE,
    IDENTIFIER,
    RATING,
    CONTACT,
    LIST
  }

  /**
   * One thing that it is called.
   *
   * @param weak true for a word that says little by itself, such as "id"
   */
  record Called(List<String> words, boolean weak) {}

  /** The identifier scheme of an identifier. */
  String scheme() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  boolean isOf(String record) {
    return this.record.equals(record);
  }

  @Override
  public String toString() {
    return record + "/" + path;
  }
}
