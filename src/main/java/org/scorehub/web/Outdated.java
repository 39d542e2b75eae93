package org.scorehub.web;

import java.io.Serial;

/** What somebody decided on has changed since they looked at it. */
public final class Outdated extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public Outdated(String message) {
    super(message);
  }
}
