package org.scorehub.document;

import java.util.List;
import java.util.Optional;
import org.scorehub.canonical.Problem;

/** A table that could not be opened. */
record NoChildren(List<Problem> problems) implements TableChildren {

  NoChildren {
    problems = List.copyOf(problems);
  }

  @Override
  public Optional<Child> next() {
    return Optional.empty();
  }

  @Override
  public void skipTo(long ordinal) {}

  @Override
  public void close() {}
}
