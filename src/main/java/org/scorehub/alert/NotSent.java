package org.scorehub.alert;

/** A receiver did not take a message; it may later. The text is for the log and the page. */
public final class NotSent extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what the receiver answered, or why it was not asked. */
  public NotSent(String message) {
    super(message);
  }
}
