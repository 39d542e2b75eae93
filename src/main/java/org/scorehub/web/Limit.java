package org.scorehub.web;

/** How many items of a list to answer with. */
public final class Limit {

  public static final String USUAL = "50";
  private static final int MOST = 500;

  private Limit() {}

  /**
   * Within 1 and {@value #MOST}.
   *
   * @throws IllegalArgumentException with a message for the sender
   */
  public static int checked(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + " but was " + limit);
    }
    return limit;
  }
}
