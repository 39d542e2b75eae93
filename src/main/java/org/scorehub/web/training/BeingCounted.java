package org.scorehub.web.training;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Figures that take long and that nobody has asked for before are not there yet. */
final class BeingCounted extends ResponseStatusException {

  /** How long a program waits for figures that are not kept. */
  static final Duration PROGRAM = Duration.ofSeconds(20);

  /** How long a page does; it asks again by itself. */
  static final Duration PAGE = Duration.ofSeconds(1);

  private static final long serialVersionUID = 1L;

  BeingCounted() {
    super(HttpStatus.SERVICE_UNAVAILABLE, "This is being counted; ask again in a moment");
  }
}
