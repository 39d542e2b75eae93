package org.scorehub.mapping;

import java.util.List;

/**
 * A mapping file, read but not yet compiled.
 *
 * @param file path relative to the project root
 * @param text the text with every known function call under its alias; lines are unchanged
 * @param calls the calls of hub functions and of JSLT's own
 * @param imports files imported
 * @param redefinitions lines of {@code def} that take the name of a hub function
 */
record MappingSource(
    String file,
    String text,
    List<CallSite> calls,
    List<Import> imports,
    List<Redefinition> redefinitions) {

  MappingSource {
    calls = List.copyOf(calls);
    imports = List.copyOf(imports);
    redefinitions = List.copyOf(redefinitions);
  }

  record Import(String path, int line) {}

  record Redefinition(String function, int line) {}
}
