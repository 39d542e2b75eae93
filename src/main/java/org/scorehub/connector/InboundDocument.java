package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.document.DocumentReader;
import org.scorehub.document.KeyScan;
import org.scorehub.document.Position;
import org.scorehub.document.Reading;
import org.scorehub.document.TableReader;
import org.scorehub.mapping.Mapping;
import org.scorehub.mapping.MappingResult;

/** A document that others send, ready to translate. Thread-safe. */
public final class InboundDocument {

  private final DocumentDefinition definition;
  private final Class<? extends SpecificRecord> type;
  private final DocumentReader reader;
  private final Mapping mapping;
  private final @Nullable Mapping alarm;
  private final ShapeReader shapes;
  private final AccountedPaths ignored;

  InboundDocument(
      DocumentDefinition definition,
      DocumentReader reader,
      Mapping mapping,
      @Nullable Mapping alarm) {
    this.definition = definition;
    this.type = CanonicalTypes.named(definition.canonical());
    this.reader = reader;
    this.mapping = mapping;
    this.alarm = alarm;
    this.shapes = new ShapeReader(reader.schema());
    this.ignored = new AccountedPaths(definition.ignored());
  }

  public DocumentDefinition definition() {
    return definition;
  }

  /** Reads its bytes into the tree that the mappings take. */
  public DocumentReader reader() {
    return reader;
  }

  /** Makes the canonical record of the tree. */
  public Mapping mapping() {
    return mapping;
  }

  /** Makes the escalations to raise at once; empty if the document can raise none. */
  public Optional<Mapping> alarm() {
    return Optional.ofNullable(alarm);
  }

  /**
   * Reads the children of a table; empty if this document is none. Their bytes are what the other
   * methods take.
   */
  public Optional<TableReader> table() {
    return reader instanceof TableReader table ? Optional.of(table) : Optional.empty();
  }

  /** The shape of a table of these columns, of which no row could be read. */
  public DocumentShape shapeOf(Set<String> columns) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    boolean grouped = definition.table() != null && definition.table().group() != null;
    return shapes.of(
        grouped ? nodes.objectNode().set("rows", nodes.arrayNode()) : nodes.objectNode(), columns);
  }

  /** Finds the native key without reading the whole document; empty if it cannot be found. */
  public Optional<String> nativeKey(InputStream bytes) {
    return definition.key() == null
        ? Optional.empty()
        : KeyScan.find(definition.format(), bytes, definition.key());
  }

  /**
   * Translates a document and collects all its problems, each with its place in the bytes; of a
   * table, one child with places in the sheet. Never throws for a bad document.
   */
  public Translation translate(byte[] bytes) {
    Translation translation = understand(bytes, true);
    return translation.problems().isEmpty() || table().isEmpty()
        ? translation
        : TableRow.of(bytes).place(translation);
  }

  /**
   * As {@link #translate}, but does not say where problems stand in the bytes: to find the places
   * takes as long as reading the document.
   */
  public Translation translateWithoutPlaces(byte[] bytes) {
    return understand(bytes, false);
  }

  private Translation understand(byte[] bytes, boolean withPlaces) {
    Reading reading = reader.read(bytes);
    if (!(reading instanceof Reading.Readable readable)) {
      return new Translation.Quarantined(reading.problems(), List.of());
    }
    List<Escalation> alarms = alarms(readable.tree());
    DocumentShape shape = shapes.of(readable.tree(), readable.columns());
    List<Problem> broken = FieldProblems.judged(readable.problems(), ignored, definition.key());
    if (broken.stream().anyMatch(Problem::blocking)) {
      return quarantined(broken, alarms, shape);
    }
    MappingResult mapped = mapping.apply(readable.tree());
    KeptValues kept = KeptValues.of(readable, shape, mapped, ignored);
    List<Problem> found = new ArrayList<>(mapped.problems());
    found.addAll(kept.problems());
    List<Problem> problems = new ArrayList<>(broken);
    problems.addAll(withPlaces ? located(found, bytes) : found);
    return result(kept.into(mapped.output(), type), readable.tree(), problems, alarms, shape);
  }

  private Translation result(
      JsonNode output,
      JsonNode tree,
      List<Problem> problems,
      List<Escalation> alarms,
      DocumentShape shape) {
    if (problems.stream().anyMatch(Problem::blocking)) {
      return quarantined(problems, alarms, shape);
    }
    Conversion<? extends SpecificRecord> conversion = whole(output, problems);
    if (conversion instanceof Conversion.Canonical<? extends SpecificRecord> canonical) {
      List<Problem> distinct = FieldProblems.distinct(problems);
      return new Translation.Translated(
          canonical.value(), tree, distinct, alarms, shape.marked(FieldProblems.marks(distinct)));
    }
    List<Problem> all = new ArrayList<>(problems);
    ((Conversion.NotCanonical<?>) conversion)
        .problems()
        .forEach(problem -> all.add(problem.inMapping(mapping.file(), 0)));
    return quarantined(all, alarms, shape);
  }

  /** Optional parts that lack something are left out, which adds to the problems. */
  private Conversion<? extends SpecificRecord> whole(JsonNode output, List<Problem> problems) {
    Conversion<? extends SpecificRecord> conversion = CanonicalJson.read(type, output);
    if (conversion instanceof Conversion.NotCanonical<?> broken) {
      Optional<WholeParts> parts = WholeParts.of(type, output, broken.problems());
      if (parts.isPresent()) {
        parts.get().leftOut().forEach(p -> problems.add(p.inMapping(mapping.file(), 0)));
        return CanonicalJson.read(type, parts.get().output());
      }
    }
    return conversion;
  }

  private static Translation quarantined(
      List<Problem> problems, List<Escalation> alarms, DocumentShape shape) {
    List<Problem> distinct = FieldProblems.distinct(problems);
    return new Translation.Quarantined(
        distinct, alarms, shape.marked(FieldProblems.marks(distinct)));
  }

  private List<Escalation> alarms(JsonNode tree) {
    List<Escalation> alarms = new ArrayList<>();
    if (alarm != null) {
      for (JsonNode item : alarm.apply(tree).output()) {
        if (CanonicalJson.read(Escalation.class, item)
            instanceof Conversion.Canonical<Escalation> canonical) {
          alarms.add(canonical.value());
        }
      }
    }
    return alarms;
  }

  /** Looks for all places at once, as every look goes over the document again. */
  private List<Problem> located(List<Problem> problems, byte[] bytes) {
    Set<String> paths = new HashSet<>();
    for (Problem problem : problems) {
      if (problem.path() != null && problem.line() == 0) {
        paths.add(problem.path());
      }
    }
    if (paths.isEmpty()) {
      return problems;
    }
    Map<String, Position> places = reader.locate(bytes, paths);
    return problems.stream().map(problem -> located(problem, places)).toList();
  }

  private static Problem located(Problem problem, Map<String, Position> places) {
    Position place = problem.line() > 0 ? null : places.get(problem.path());
    return place == null
        ? problem
        : problem.atPosition(place.line(), place.column(), place.offset()).inSheet(place.sheet());
  }
}
