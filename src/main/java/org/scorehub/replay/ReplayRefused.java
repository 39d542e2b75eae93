package org.scorehub.replay;

/** A replay, or one item of it, that is not carried out; the message says why, for people. */
final class ReplayRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReplayRefused(String message) {
    super(message);
  }
}
