package org.scorehub.document;

/** Where schemas are read from. No schema is ever fetched from anywhere else. */
public interface SchemaFiles {

  /**
   * The content of one file.
   *
   * @param projectRelativePath with {@code /}, for example {@code schemas/amfori-bsci/audit.xsd}
   * @throws IllegalArgumentException naming the path, if there is no such file
   */
  byte[] read(String projectRelativePath);
}
