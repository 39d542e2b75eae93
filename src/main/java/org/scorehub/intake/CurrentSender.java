package org.scorehub.intake;

/** Tells who is sending the document that the current thread receives. */
@FunctionalInterface
public interface CurrentSender {

  /**
   * The sender.
   *
   * @throws IllegalStateException if nobody is authenticated
   */
  Sender sender();
}
