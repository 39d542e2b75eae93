package org.scorehub.alert;

/** A way did not take an alert; it may later. The message is for the log and the page. */
final class AlertNotSent extends Exception {
  private static final long serialVersionUID = 1L;

  AlertNotSent(String message) {
    super(message);
  }
}
