package org.scorehub.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.connector.Translation;
import org.scorehub.document.TableChildren;
import org.scorehub.mapping.Bundle;

/**
 * Makes proposals by trying: an example of the project gets the new form, edits that look right are
 * made in a copy of the files, and those are proposed with which the example is understood.
 */
final class Proposals {

  private static final int MOST_TRIES = 30;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Connector connector;
  private final String name;
  private final InboundDocument document;
  private final Change change;
  private int tries;

  private Proposals(Connector connector, String name, Change change) {
    this.connector = connector;
    this.name = name;
    this.document = connector.inbound(name).orElseThrow();
    this.change = change;
  }

  /**
   * What would make a connector understand a change.
   *
   * @param root project folder with the examples
   */
  static Proposal of(Connector connector, Path root, String document, Change change) {
    return new Proposals(connector, document, change).proposal(root);
  }

  private Proposal proposal(Path root) {
    Optional<ChangedDocument.Pair> pair =
        change.kind() == DriftKind.RETYPED ? Optional.empty() : pair(root);
    if (pair.isEmpty()) {
      return Proposal.onlyWords(words() + " " + whatToDo());
    }
    List<List<Edit>> schema = new ArrayList<>(List.of(List.of()));
    schema.addAll(new SchemaEdits(connector, name, document.definition(), change).candidates());
    List<List<Edit>> mapping = new ArrayList<>(List.of(List.of()));
    mapping.addAll(new MappingEdits(connector, document.definition(), change).candidates());
    return tried(pair.get(), schema, mapping).orElseGet(() -> untried(schema));
  }

  /** At least the line that lets the field be there. */
  private Proposal untried(List<List<Edit>> schema) {
    List<Edit> edits =
        schema.stream()
            .filter(candidate -> !candidate.isEmpty())
            .filter(
                candidate -> {
                  Connector knows = compiled(candidate);
                  return knows != null && knowsField(knows);
                })
            .findFirst()
            .orElse(List.of());
    return new Proposal(words() + " " + whatToDo(), edits, null, false);
  }

  /** Schema first: only with one that knows the field is the mapping of interest. */
  private Optional<Proposal> tried(
      ChangedDocument.Pair pair, List<List<Edit>> schema, List<List<Edit>> mapping) {
    String before = translated(connector, pair.before());
    for (List<Edit> inSchema : schema) {
      Connector knows = compiled(inSchema);
      if (knows == null || (change.valuePath() != null && !knowsField(knows))) {
        continue;
      }
      for (List<Edit> inMapping : mapping) {
        List<Edit> edits = new ArrayList<>(inSchema);
        edits.addAll(inMapping);
        Connector edited = edits.isEmpty() || tries++ > MOST_TRIES ? null : compiled(edits);
        String after = edited == null ? null : translated(edited, pair.after());
        if (after != null && isRight(before, after, inMapping)) {
          return Optional.of(proposal(pair, edits, after));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isRight(@Nullable String before, String after, List<Edit> inMapping) {
    return switch (change.kind()) {
      case RENAMED -> after.equals(before);
      case GAINED ->
          inMapping.isEmpty()
              ? false
              : !after.equals(before) && !after.contains("\"" + change.path());
      default -> true;
    };
  }

  private boolean knowsField(Connector edited) {
    return edited.inbound(name).filter(d -> isKnown(d)).isPresent();
  }

  private boolean isKnown(InboundDocument edited) {
    String path = String.valueOf(change.valuePath());
    return document.table().isPresent()
        || org.scorehub.document.SchemaWalk.find(edited.reader().schema(), path) != null;
  }

  private Proposal proposal(ChangedDocument.Pair pair, List<Edit> edits, String expected) {
    String failing = translated(connector, pair.after());
    String folder = "mappings/%s/examples/%s/%s".formatted(connector.id(), name, folder());
    ProposedExample example =
        new ProposedExample(
            folder, pair.name(), new String(pair.after(), StandardCharsets.UTF_8), expected + "\n");
    return new Proposal(words() + " " + whatToDo(), edits, example, !expected.equals(failing));
  }

  private String folder() {
    String field =
        FieldNames.last(
            String.valueOf(change.newPath() == null ? change.path() : change.newPath()));
    String plain = field.replaceAll("(?<=[a-z])(?=[A-Z])", "-").replaceAll("[^A-Za-z0-9]+", "-");
    return "with-"
        + change.kind().name().toLowerCase(Locale.ROOT)
        + "-"
        + plain.toLowerCase(Locale.ROOT);
  }

  private String words() {
    return switch (change.kind()) {
      case GAINED -> "Documents have %s, which nothing knows.".formatted(change.path());
      case LOST -> "Documents no longer have %s.".formatted(change.path());
      case RENAMED -> "Documents have %s instead of %s.".formatted(change.newPath(), change.path());
      case RETYPED ->
          "Values of %s have another form: %s.".formatted(change.path(), change.becomes());
    };
  }

  private String whatToDo() {
    return switch (change.kind()) {
      case GAINED -> "Name it in the schema, and map it or list it as ignored.";
      case LOST -> "Ask the sender, or demand it no longer in the schema.";
      case RENAMED -> "Read the new name first, and the old one where it is absent.";
      case RETYPED ->
          "Compare a value with the mapping: add a pattern to date(), or a code to the list. What"
              + " can be converted without guessing is converted already.";
    };
  }

  /** Null if the edits break the connector. */
  private @Nullable Connector compiled(List<Edit> edits) {
    if (edits.isEmpty()) {
      return connector;
    }
    try {
      Bundle bundle = TextFile.edited(connector.bundle(), edits);
      return ConnectorCompiler.compile(bundle, connector.id());
    } catch (InvalidConnector | IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Canonical JSON; null if there is any problem or alarm, which an example would have to state.
   */
  private @Nullable String translated(Connector with, byte[] bytes) {
    InboundDocument inbound = with.inbound(name).orElseThrow();
    ArrayNode records = JSON.createArrayNode();
    for (byte[] child : children(inbound, bytes)) {
      if (inbound.translate(child) instanceof Translation.Translated translated
          && translated.problems().isEmpty()
          && translated.alarms().isEmpty()) {
        records.add(CanonicalJson.write(translated.canonical()));
      } else {
        return null;
      }
    }
    return records.isEmpty() ? null : write(inbound.table().isPresent() ? records : records.get(0));
  }

  private static String write(com.fasterxml.jackson.databind.JsonNode tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> children(InboundDocument document, byte[] bytes) {
    if (document.table().isEmpty()) {
      return List.of(bytes);
    }
    List<byte[]> found = new ArrayList<>();
    try (TableChildren children =
        document.table().get().open(() -> new ByteArrayInputStream(bytes))) {
      while (children.next().map(child -> found.add(child.bytes())).isPresent()) {}
    }
    return found;
  }

  /** From the first example without a problem that has the field. */
  private Optional<ChangedDocument.Pair> pair(Path root) {
    Path examples = root.resolve("mappings/" + connector.id() + "/examples/" + name);
    if (!Files.isDirectory(examples)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.find(examples, 2, (path, found) -> found.isRegularFile())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("input."))
          .sorted()
          .map(file -> ChangedDocument.of(document, read(file), change))
          .flatMap(Optional::stream)
          .filter(pair -> translated(connector, pair.before()) != null)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
