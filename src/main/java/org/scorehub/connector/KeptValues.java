package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.Problem;
import org.scorehub.document.Reading;
import org.scorehub.mapping.MappingResult;

/**
 * Values of a document that neither its schema nor its mapping has a place for, beside those that
 * the mapping kept itself.
 *
 * @param values texts by native path
 */
record KeptValues(Map<String, String> values) {

  private static final String EXTENSIONS = "extensions";

  static KeptValues of(
      Reading.Readable readable,
      DocumentShape shape,
      MappingResult mapped,
      AccountedPaths ignored) {
    if (readable.kept().isEmpty() && shape.unknown().isEmpty()) {
      return new KeptValues(Map.of());
    }
    Map<String, String> values = new LinkedHashMap<>(readable.kept());
    values.putAll(UnknownValues.of(readable.tree(), shape.unknown()));
    Set<String> reported =
        mapped.problems().stream()
            .filter(p -> p.code().equals(FieldProblems.UNKNOWN))
            .map(p -> String.valueOf(p.path()))
            .collect(Collectors.toSet());
    values.keySet().removeIf(path -> reported.contains(path) || ignored.contains(path));
    return new KeptValues(values);
  }

  /** One for each value. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    values.forEach((path, value) -> problems.add(FieldProblems.unknown(path, value)));
    return problems;
  }

  /** The output with the values among its extensions, if records of the type have any. */
  JsonNode into(JsonNode output, Class<? extends SpecificRecord> type) {
    if (values.isEmpty()
        || !output.isObject()
        || SpecificData.get().getSchema(type).getField(EXTENSIONS) == null) {
      return output;
    }
    ObjectNode more = output.deepCopy();
    ObjectNode extensions = more.withObjectProperty(EXTENSIONS);
    values.forEach(extensions::put);
    return more;
  }
}
