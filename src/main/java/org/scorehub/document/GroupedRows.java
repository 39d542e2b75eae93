package org.scorehub.document;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the tree of several rows of a table: {@code {"rows":[…]}}. */
record GroupedRows(SchemaPlace row) implements SchemaPlace {

  private static final String ROWS = "rows";

  @Override
  public Set<String> members() {
    return Set.of(ROWS);
  }

  @Override
  public @Nullable SchemaPlace member(String name) {
    return name.equals(ROWS) ? new Rows(row) : null;
  }

  @Override
  public @Nullable SchemaPlace entry() {
    return null;
  }

  @Override
  public boolean requires(String name) {
    return name.equals(ROWS);
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public Set<String> types() {
    return Set.of("object");
  }

  /** The list of rows. */
  private record Rows(SchemaPlace row) implements SchemaPlace {

    @Override
    public SchemaPlace entry() {
      return row;
    }

    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public Set<String> types() {
      return Set.of("array");
    }
  }
}
