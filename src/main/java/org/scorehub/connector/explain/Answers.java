package org.scorehub.connector.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalField;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.DocumentDefinition.Accounted;
import org.scorehub.connector.DocumentDefinition.Direction;
import org.scorehub.mapping.Origin;
import org.scorehub.mapping.Origin.Found;

/** Puts explanations into a sentence or two. */
record Answers(DocumentDefinition definition) {

  String about(String pointer, @Nullable JsonNode value, List<Source> sources, Origin origin) {
    if (value == null) {
      return nothing(pointer, sources, origin);
    }
    return switch (origin.found()) {
      case WRITTEN, WITHIN -> decidedBy(sources) + whole(origin);
      case COMPUTED ->
          decidedBy(sources) + " It is computed; the line that writes it was not found.";
      case EMPTY, UNWRITTEN, NO_ENTRY ->
          "The mapping gives nothing here; it is what the canonical schema takes then.";
    };
  }

  private static String whole(Origin origin) {
    return origin.found() == Found.WITHIN
        ? " It is part of " + origin.pointer() + ", which is written as a whole."
        : "";
  }

  /** Whether the canonical record has the field; their document is not looked at. */
  private boolean isField(String pointer) {
    return definition.direction() == Direction.OUT
        || CanonicalField.of(CanonicalTypes.named(definition.canonical())).stream()
            .anyMatch(field -> TreePath.isWithin(pointer, field.path()));
  }

  private String decidedBy(List<Source> sources) {
    if (sources.isEmpty()) {
      return "No other value that was tried in the " + other() + " changes it.";
    }
    String others = sources.size() == 1 ? "" : " and " + (sources.size() - 1) + " more";
    return "Decided by " + sources.get(0).path() + others + ".";
  }

  private String nothing(String pointer, List<Source> sources, Origin origin) {
    return switch (origin.found()) {
      case UNWRITTEN ->
          isField(pointer)
              ? "Nothing writes it." + unfilled(pointer)
              : definition.canonical() + " has no such field.";
      case NO_ENTRY -> "There is no such entry in " + shown(origin.pointer()) + ".";
      case EMPTY -> empty(pointer, sources);
      case WRITTEN, WITHIN, COMPUTED -> "The document does not become a record, so it is not kept.";
    };
  }

  private String empty(String pointer, List<Source> sources) {
    Optional<Source> unused = sources.stream().filter(source -> source.value() != null).findFirst();
    if (unused.isPresent()) {
      return "Nothing comes of \"" + unused.get().value() + "\" at " + unused.get().path() + ".";
    }
    return sources.isEmpty()
        ? "The expression gives nothing for this " + other() + "." + unfilled(pointer)
        : "The " + other() + " has no " + sources.get(0).path() + ".";
  }

  private String unfilled(String pointer) {
    return reason(definition.unfilled(), pointer)
        .map(why -> " Listed as unfilled: " + why)
        .orElse("");
  }

  private static String shown(String pointer) {
    return pointer.isEmpty() ? "the record" : pointer;
  }

  private String other() {
    return definition.direction() == Direction.IN ? "document" : "record";
  }

  /** About a place that decides so many values. */
  String reach(String path, int decided, boolean kept) {
    Optional<String> why = reason(definition.ignored(), path);
    if (decided > 0) {
      return decided == 1 ? "Decides one value." : "Decides " + decided + " values.";
    }
    return "Decides nothing."
        + (kept ? " Kept as it is in extensions." : "")
        + why.map(reason -> " Listed as ignored: " + reason).orElse("");
  }

  /** About a place that is not there. */
  Reach nowhere(String path) {
    String why = reason(definition.ignored(), path).map(r -> " Listed as ignored: " + r).orElse("");
    return new Reach(
        Source.of(path, null, null), List.of(), "The " + other() + " has no " + path + "." + why);
  }

  private static Optional<String> reason(List<Accounted> lists, String path) {
    return lists.stream()
        .filter(accounted -> TreePath.isOneOf(accounted, path))
        .map(Accounted::reason)
        .findFirst();
  }
}
