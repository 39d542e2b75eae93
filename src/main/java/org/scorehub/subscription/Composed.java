package org.scorehub.subscription;

/** What there is to send. */
public sealed interface Composed {

  /**
   * An e-mail, its text twice.
   *
   * @param changes how many it tells of
   */
  record Letter(String subject, String text, String html, int changes) implements Composed {}

  /**
   * JSON for a webhook.
   *
   * @param changes how many it tells of
   */
  record Body(String json, int changes) implements Composed {}

  /** Nothing of it may be seen any more. */
  record Nothing() implements Composed {}

  /**
   * It cannot be sent to this subscriber at all.
   *
   * @param why in English, for the page
   */
  record Impossible(String why) implements Composed {}
}
