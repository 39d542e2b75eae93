package org.scorehub.journal;

/** Another instance settled the exchange first; its work stands and this one's is rolled back. */
public final class AlreadySettled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AlreadySettled() {
    super("settled by another instance");
  }
}
