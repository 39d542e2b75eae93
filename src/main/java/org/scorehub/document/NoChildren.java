package org.scorehub.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scorehub.canonical.Problem;

/** A table that could not be opened. */
record NoChildren(List<Problem> problems, Set<String> columns) implements TableChildren {

  NoChildren {
    problems = List.copyOf(problems);
    columns = Set.copyOf(columns);
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
