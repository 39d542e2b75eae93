package org.scorehub.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.document.Writing;
import org.scorehub.mapping.MappingResult;

/**
 * What came of one outbound example.
 *
 * @param document a tree if it is JSON, else its text; null if it is refused
 */
record ExampleWriting(@Nullable Object document, List<Problem> problems) {

  static ExampleWriting of(Example example, SpecificRecord record) {
    DeclaredDocument document = example.document();
    MappingResult mapped =
        document.mapping(document.text("mapping")).apply(CanonicalJson.write(record));
    List<Problem> problems = new ArrayList<>(mapped.problems());
    if (problems.stream().anyMatch(Problem::blocking)) {
      return new ExampleWriting(null, problems);
    }
    Writing writing = document.writer().write(mapped.output());
    if (writing instanceof Writing.Unwritable unwritable) {
      problems.addAll(unwritable.problems());
      return new ExampleWriting(null, problems);
    }
    byte[] bytes = ((Writing.Written) writing).bytes();
    boolean json = document.text("format").equals("json");
    return new ExampleWriting(json ? Example.parse(bytes) : new String(bytes, UTF_8), problems);
  }

  @Nullable JsonNode shownProblems() {
    return ExampleTranslation.shown(problems);
  }
}
