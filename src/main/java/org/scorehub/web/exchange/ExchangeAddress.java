package org.scorehub.web.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;

/** A filter as the query of an address, and each of its parts. */
final class ExchangeAddress {

  /**
   * A value that narrows the list.
   *
   * @param field its parameter
   * @param without query of the address without it
   */
  record Chosen(String field, String value, String without) {}

  private record Part(String field, String value) {
    String encoded() {
      return field + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }

  private ExchangeAddress() {}

  /** Without the place in the list. */
  static String of(ExchangeFilter filter) {
    return query(parts(filter));
  }

  /** What narrows the list, each with the way to take it away; the organisation does not count. */
  static List<Chosen> chosen(ExchangeFilter filter) {
    List<Part> parts = parts(filter);
    return parts.stream()
        .filter(part -> !part.field().equals("organisation"))
        .map(
            part ->
                new Chosen(
                    part.field(),
                    part.value(),
                    query(parts.stream().filter(other -> !other.equals(part)).toList())))
        .toList();
  }

  private static String query(List<Part> parts) {
    return parts.stream().map(Part::encoded).collect(Collectors.joining("&"));
  }

  private static List<Part> parts(ExchangeFilter filter) {
    List<Part> parts = new ArrayList<>();
    add(parts, "organisation", filter.organisation());
    add(parts, "q", filter.q());
    add(parts, "key", filter.key());
    filter.states().forEach(state -> add(parts, "state", state.name()));
    singles(filter).forEach((field, value) -> add(parts, field, value));
    return parts;
  }

  private static Map<String, @Nullable String> singles(ExchangeFilter filter) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("connector", filter.connector());
    fields.put("document", filter.document());
    fields.put("transport", filter.transport());
    fields.put("problem", filter.problem());
    fields.put("site", Objects.toString(filter.site(), null));
    fields.put("parent", Objects.toString(filter.parent(), null));
    fields.put("from", filter.from());
    fields.put("to", filter.to());
    return fields;
  }

  private static void add(List<Part> parts, String field, @Nullable String value) {
    String given = FormText.given(value);
    if (given != null) {
      parts.add(new Part(field, given));
    }
  }
}
