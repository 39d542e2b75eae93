package org.scorehub.alert;

/** A way by which alerts go out. */
interface AlertWay {

  /** As it is noted with the alert. */
  String name();

  /** Whether the organisation is told by this way. */
  boolean leadsTo(String organisation);

  /**
   * Sends it.
   *
   * @throws NotSent if it was not taken
   */
  void send(Alert alert) throws NotSent;
}
