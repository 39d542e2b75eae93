package org.scorehub.web;

import java.io.Serial;

/** The thing does not exist, or not for this organisation; the answer is the same. */
public final class NotVisible extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public NotVisible(String what, Object id) {
    super("No " + what + " " + id + " that you can see");
  }
}
