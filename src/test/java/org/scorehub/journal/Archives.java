package org.scorehub.journal;

/** Archives for tests in other packages. */
public final class Archives {

  private Archives() {}

  /** The archive of large bodies in a database. */
  public static PayloadArchive in(PipelineDatabase database) {
    return new PayloadArchive(database);
  }
}
