package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/**
 * A record without those of its optional parts that lack something: a place on the map without its
 * longitude is none. Entries of lists are never left out.
 *
 * @param output what is left
 * @param leftOut a degrading problem for each part
 */
record WholeParts(JsonNode output, List<Problem> leftOut) {

  private static final String MISSING = "canonical.missing";
  private static final Pattern STEP = Pattern.compile("/([^/\\[]+)(?:\\[(\\d+)])?");

  /** Empty if a problem concerns anything that the record cannot be without. */
  static Optional<WholeParts> of(
      Class<? extends SpecificRecord> type, JsonNode output, List<Problem> problems) {
    JsonNode left = output.deepCopy();
    List<Problem> leftOut = new ArrayList<>();
    for (Problem problem : problems) {
      if (!problem.code().equals(MISSING) || !remove(type, left, String.valueOf(problem.path()))) {
        return Optional.empty();
      }
      leftOut.add(problem.withoutBlocking());
    }
    return Optional.of(new WholeParts(left, leftOut));
  }

  private static boolean remove(
      Class<? extends SpecificRecord> type, JsonNode output, String missing) {
    Schema schema = SpecificData.get().getSchema(type);
    JsonNode at = output;
    JsonNode holder = null;
    String optional = null;
    Matcher step = STEP.matcher(missing.substring(0, missing.lastIndexOf('/')));
    while (step.find()) {
      Schema.Field field = schema.getField(step.group(1));
      if (field == null) {
        return false;
      }
      boolean entry = step.group(2) != null;
      holder = field.hasDefaultValue() && !entry ? at : entry ? null : holder;
      optional = field.hasDefaultValue() && !entry ? step.group(1) : optional;
      at = at.path(step.group(1));
      at = entry ? at.path(Integer.parseInt(step.group(2)) - 1) : at;
      schema = record(field.schema());
    }
    return removed(holder, optional);
  }

  private static boolean removed(@Nullable JsonNode holder, @Nullable String optional) {
    if (holder instanceof ObjectNode object && optional != null) {
      object.remove(optional);
      return true;
    }
    return false;
  }

  private static Schema record(Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          record(
              schema.getTypes().stream()
                  .filter(type -> type.getType() != Schema.Type.NULL)
                  .findFirst()
                  .orElseThrow());
      case ARRAY -> record(schema.getElementType());
      default -> schema;
    };
  }
}
