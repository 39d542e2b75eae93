package org.scorehub.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Writes JSON that obeys its schema. */
record JsonWriter(JsonSchemaCheck schema) implements DocumentWriter {

  private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

  @Override
  public Writing write(JsonNode tree) {
    List<Problem> problems = schema.check(tree);
    return problems.isEmpty() ? written(tree) : new Writing.Unwritable(problems);
  }

  private static Writing written(JsonNode tree) {
    try {
      return new Writing.Written(WRITER.writeValueAsBytes(tree));
    } catch (JsonProcessingException e) {
      Problem problem =
          Problem.blocking(
              ProblemKind.MALFORMED,
              "json.illegal-character",
              "The tree cannot be written as UTF-8: " + e.getOriginalMessage());
      return new Writing.Unwritable(List.of(problem));
    }
  }
}
