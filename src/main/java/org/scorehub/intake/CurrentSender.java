package org.scorehub.intake;

/** Tells who is sending the document that the current thread receives. */
@FunctionalInterface
public interface CurrentSender {

  /**
   * @throws IllegalStateException if nobody is authenticated
   */
  Sender sender();
}
