package org.scorehub.intake;

import java.util.Set;

/** The topics that events are published on. */
@FunctionalInterface
public interface EventTopics {

  /**
   * Makes those that are not there yet.
   *
   * @throws IllegalStateException if the broker cannot be reached or refuses one
   */
  void make(Set<String> names);
}
