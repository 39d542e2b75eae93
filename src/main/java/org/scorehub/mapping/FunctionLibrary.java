package org.scorehub.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All functions that mappings can call besides JSLT's own; see {@code docs/mapping-language.md}.
 */
final class FunctionLibrary {

  private static final Map<String, HubFunction> FUNCTIONS =
      Stream.of(
              CodeFunctions.all(),
              TimeFunctions.all(),
              NumberFunctions.all(),
              TextFunctions.all(),
              IdentifierFunctions.all(),
              StructureFunctions.all())
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(HubFunction::name, Function.identity()));

  private FunctionLibrary() {}

  static Set<String> names() {
    return FUNCTIONS.keySet();
  }

  static boolean holds(String name) {
    return FUNCTIONS.containsKey(name);
  }

  static HubFunction named(String name) {
    return Objects.requireNonNull(FUNCTIONS.get(name), name);
  }
}
