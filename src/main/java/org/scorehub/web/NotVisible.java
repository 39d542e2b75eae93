package org.scorehub.web;

import java.io.Serial;

/** The thing does not exist, or not for this organisation; the answer is the same. */
public final class NotVisible extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String what;
  private final String id;

  /**
   * @param what the kind of thing in English; its translations stand under {@code error.thing.}
   */
  public NotVisible(String what, Object id) {
    super("No " + what + " " + id + " that you can see");
    this.what = what;
    this.id = id.toString();
  }

  String what() {
    return what;
  }

  String id() {
    return id;
  }
}
