package org.scorehub.activation;

/** How it came to an activation. */
public enum ActivationKind {
  /** The hub found no activation at all and took the files as they were. */
  START,
  /** The hub follows its files, and they changed. */
  FILES,
  /** A person activated the files of an instance. */
  ACTIVATION,
  /** A person went back to an earlier bundle. */
  ROLLBACK
}
