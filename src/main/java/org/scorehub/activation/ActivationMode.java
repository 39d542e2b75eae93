package org.scorehub.activation;

/** What makes files of a connector active. */
public enum ActivationMode {
  /** Saving them: a hub that follows its own files. */
  FILES,
  /** A person's act, recorded in PostgreSQL, which all instances follow. */
  RECORDED
}
