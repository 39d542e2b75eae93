package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What calls of hub functions go by: rows of tables, patterns of dates. */
final class Grounds {

  private final MappingResources resources;
  private final Map<CodeList, CountryNames> countries = new HashMap<>();

  Grounds(MappingResources resources) {
    this.resources = resources;
  }

  /** The row that decides the result of a call with these arguments; empty if none does. */
  Optional<UsedRow> row(CallSite site, JsonNode[] arguments) {
    return Optional.ofNullable(
        switch (site.function()) {
          case "code", "topic" -> list(site).row(NativeValue.text(arguments[1]));
          case "native-code" -> reversed(list(site), NativeValue.text(arguments[1]));
          case "country" -> country(site, NativeValue.text(arguments[0]));
          case "identifier" ->
              resources.identifiers(new Call(site)).row(NativeValue.text(arguments[0]));
          default -> null;
        });
  }

  /** The pattern or time zone by which a text is read; null if the function knows none. */
  @Nullable String pattern(CallSite site, JsonNode[] arguments) {
    return switch (site.function()) {
      case "date" -> DatePatterns.of(patterns(site)).reading(NativeValue.text(arguments[0]));
      case "timestamp" -> arguments.length > 1 ? NativeValue.shown(arguments[1]) : null;
      default -> null;
    };
  }

  private static List<String> patterns(CallSite site) {
    return IntStream.range(1, site.arguments().size())
        .mapToObj(site::literal)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private CodeList list(CallSite site) {
    return resources.codeList(String.valueOf(site.literal(0)), new Call(site));
  }

  private static @Nullable UsedRow reversed(CodeList list, String ours) {
    JsonNode theirs = list.theirs(ours);
    return theirs == null ? null : list.row(theirs.asText());
  }

  private @Nullable UsedRow country(CallSite site, String value) {
    CodeList list = resources.codeList("country", new Call(site));
    return countries.computeIfAbsent(list, CountryNames::new).row(value);
  }
}
