package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.Reading;

/**
 * The trees of all examples of one document, as its mapping takes them.
 *
 * @param valid those that are mapped
 * @param readable those and the ones that break their schema, which only an alarm mapping sees
 */
record ExampleTrees(List<JsonNode> valid, List<JsonNode> readable) {

  static ExampleTrees of(InboundDocument document, List<Example> examples) {
    ExampleTrees trees = new ExampleTrees(new ArrayList<>(), new ArrayList<>());
    for (Example example : examples) {
      if (example.inputName().isPresent()) {
        NativeDocuments.of(document, example.input())
            .bytes()
            .forEach(bytes -> trees.add(document.reader().read(bytes)));
      }
    }
    return trees;
  }

  private void add(Reading reading) {
    if (reading instanceof Reading.Readable document) {
      readable.add(document.tree());
      if (document.problems().stream().noneMatch(Problem::blocking)) {
        valid.add(document.tree());
      }
    }
  }

  /** Of an outbound document, in canonical JSON; every member is there. */
  static List<JsonNode> of(OutboundDocument document, List<Example> examples) {
    return records(document, examples).stream().map(CanonicalJson::write).toList();
  }

  static List<SpecificRecord> records(OutboundDocument document, List<Example> examples) {
    Class<? extends SpecificRecord> type = CanonicalTypes.named(document.definition().canonical());
    List<SpecificRecord> records = new ArrayList<>();
    for (Example example : examples) {
      if (CanonicalJson.read(type, example.json("input.json"))
          instanceof Conversion.Canonical<? extends SpecificRecord> canonical) {
        records.add(canonical.value());
      }
    }
    return records;
  }
}
