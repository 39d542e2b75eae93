package org.scorehub.replay;

import org.jspecify.annotations.Nullable;

/**
 * What became of one item.
 *
 * @param done false if it could not be replayed or gave nothing usable
 * @param outcome state that the attempt came to
 * @param detail for people; null if there is nothing to add
 */
record ItemResult(boolean done, String outcome, @Nullable String detail) {

  static ItemResult failed(String why) {
    return new ItemResult(false, "FAILED", why);
  }
}
