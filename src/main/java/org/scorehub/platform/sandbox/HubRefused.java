package org.scorehub.platform.sandbox;

/** The hub did not take a document or give an answer; the message is what it said. */
final class HubRefused extends Exception {

  private static final long serialVersionUID = 1L;

  HubRefused(String message) {
    super(message);
  }
}
