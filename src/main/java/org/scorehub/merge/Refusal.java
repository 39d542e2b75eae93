package org.scorehub.merge;

import java.io.Serial;

/** A change of sites that must not be made, with the reason for the person who asked. */
final class Refusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
