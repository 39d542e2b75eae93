package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.connector.Connector;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.connector.contract.ShownProblems;
import org.scorehub.document.Reading;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;
import org.scorehub.document.Writing;

/** Runs the samples through the drafted connector and keeps what came of them as examples. */
final class Examples {

  private static final com.fasterxml.jackson.databind.json.JsonMapper JSON =
      com.fasterxml.jackson.databind.json.JsonMapper.builder().build();

  private final Connector connector;
  private final DraftFiles files;
  private final List<Problem> problems = new ArrayList<>();
  private int translated;

  Examples(Connector connector, DraftFiles files) {
    this.connector = connector;
    this.files = files;
  }

  /** Problems of all samples. */
  List<Problem> problems() {
    return problems;
  }

  /** How many records came of the samples. */
  int translated() {
    return translated;
  }

  void inbound(String document, SampleSet samples) {
    InboundDocument inbound = connector.inbound(document).orElseThrow();
    for (SampleSet.Case sample : samples.cases()) {
      String folder =
          "mappings/%s/examples/%s/%s/".formatted(connector.id(), document, sample.name());
      files.put(folder + "input" + sample.ending(), sample.bytes());
      List<Problem> found = new ArrayList<>();
      JsonNode expected = expected(inbound, sample.bytes(), found);
      if (!expected.isNull()) {
        files.put(folder + "expected.json", pretty(expected));
      }
      addProblems(folder, found);
      problems.addAll(found);
    }
  }

  private JsonNode expected(InboundDocument inbound, byte[] bytes, List<Problem> found) {
    return inbound
        .table()
        .<JsonNode>map(table -> rows(inbound, table, bytes, found))
        .orElseGet(() -> one(inbound, bytes, found));
  }

  private ArrayNode rows(
      InboundDocument inbound, TableReader table, byte[] bytes, List<Problem> found) {
    ArrayNode outputs = JsonNodeFactory.instance.arrayNode();
    try (TableChildren children = table.open(() -> new ByteArrayInputStream(bytes))) {
      Optional<TableChildren.Child> child = children.next();
      while (child.isPresent()) {
        outputs.add(one(inbound, child.get().bytes(), found));
        child = children.next();
      }
      found.addAll(children.problems());
    }
    return outputs;
  }

  /** What the mapping itself gives, without the defaults of the record. */
  private JsonNode one(InboundDocument inbound, byte[] bytes, List<Problem> found) {
    Translation translation = inbound.translate(bytes);
    found.addAll(translation.problems());
    if (translation instanceof Translation.Translated
        && inbound.reader().read(bytes) instanceof Reading.Readable readable) {
      translated++;
      return inbound.mapping().apply(readable.tree()).output();
    }
    return JsonNodeFactory.instance.nullNode();
  }

  void outbound(String document, String folder) {
    OutboundDocument outbound = connector.outbound(document).orElseThrow();
    Writing writing = outbound.make(canonical(folder + "/input.json"));
    if (writing instanceof Writing.Written written) {
      String ending =
          switch (outbound.definition().format()) {
            case JSON -> "json";
            case XML -> "xml";
            case TABLE -> "csv";
          };
      files.put(folder + "/expected." + ending, shown(ending, written.bytes()));
    }
    List<Problem> found = writing instanceof Writing.Unwritable u ? u.problems() : List.of();
    problems.addAll(found);
    addProblems(folder + "/", found);
  }

  private static byte[] shown(String ending, byte[] bytes) {
    return ending.equals("json") ? pretty(parse(bytes)).getBytes(StandardCharsets.UTF_8) : bytes;
  }

  private SpecificRecord canonical(String path) {
    byte[] input = files.all().getOrDefault(path, new byte[0]);
    Conversion<ProgressUpdate> read = CanonicalJson.read(ProgressUpdate.class, parse(input));
    if (read instanceof Conversion.Canonical<ProgressUpdate> canonical) {
      return canonical.value();
    }
    throw new IllegalStateException("the drafted example is no ProgressUpdate");
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void addProblems(String folder, List<Problem> found) {
    if (!found.isEmpty()) {
      files.put(folder + "problems.json", pretty(ShownProblems.of(found)));
    }
  }

  private static String pretty(JsonNode tree) {
    return JsonSchemaDraft.pretty(tree);
  }
}
