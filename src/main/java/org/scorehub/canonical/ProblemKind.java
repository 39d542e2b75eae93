package org.scorehub.canonical;

/** The four kinds of failure. Only {@link #UNAVAILABLE} is ever retried. */
public enum ProblemKind {
  /** Does not parse, breaks its schema, or exceeds a limit. */
  MALFORMED,
  /** Valid, but a code, field or key has no rule. */
  UNMAPPABLE,
  /** The other side said no. */
  REFUSED,
  /** Timeout, throttling, or the other side is down. */
  UNAVAILABLE
}
