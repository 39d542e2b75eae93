package org.scorehub.connector.scaffold;

import java.util.List;
import java.util.Optional;

/**
 * A repeated object of the samples taken for a list of the canonical record.
 *
 * @param place the repeated object; of a table the root, whose rows it stands for
 * @param outer repeated object that it stands in, the root if there is none
 * @param fields its members
 * @param outerFields members of the outer object
 * @param reason why, for people
 */
record ListGuess(
    Place place, Place outer, List<Guess> fields, List<Guess> outerFields, String reason) {

  Optional<Guess> field(String path) {
    return fields.stream().filter(f -> f.target().path().equals(path)).findFirst();
  }

  Optional<Guess> outerField(String path) {
    return outerFields.stream().filter(f -> f.target().path().equals(path)).findFirst();
  }

  boolean isNested() {
    return !outer.steps().isEmpty();
  }
}
