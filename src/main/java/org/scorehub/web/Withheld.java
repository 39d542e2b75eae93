package org.scorehub.web;

import java.io.Serial;

/** The thing is the organisation's own, but not for this role. */
public final class Withheld extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public Withheld(String message) {
    super(message);
  }
}
