package org.scorehub.connector.explain;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.Reading;
import org.scorehub.document.SheetCell;
import org.scorehub.mapping.Influence;
import org.scorehub.mapping.Mapping;
import org.scorehub.mapping.Origin;
import org.scorehub.mapping.Step;
import org.scorehub.mapping.Trace;

/**
 * Explains one document that was received, or one that would be sent: changes a place and maps it
 * again to see what the place decides. Changes nothing else. For one thread.
 */
public final class Explainer {

  private static final int MOST = 200;

  /** Looking at a value maps the document again and again, the more often the more leaves. */
  private static final int MOST_LEAVES = 5_000;

  private static final String TOO_LARGE =
      "The document has more than " + MOST_LEAVES + " values: too many to explain one.";

  private final DocumentDefinition definition;
  private final JsonNode result;
  private final Places places;
  private final List<Problem> problems;
  private final Influence influence;
  private final Trace trace;
  private final Answers answers;
  private final TopicRows topics;

  private Explainer(
      Connector connector,
      DocumentDefinition definition,
      Mapping mapping,
      Places places,
      @Nullable JsonNode canonical,
      List<Problem> problems) {
    this.definition = definition;
    this.places = places;
    this.problems = List.copyOf(problems);
    this.influence = Influence.of(mapping, places.tree());
    this.trace = Trace.of(connector.bundle(), connector.id(), mapping, places.tree());
    this.result = canonical == null ? trace.output() : canonical;
    this.answers = new Answers(definition);
    this.topics = new TopicRows(connector.bundle());
  }

  /**
   * Prepares to explain a document that was received; of a table, one child.
   *
   * @return empty if no tree can be made of the bytes
   */
  public static Optional<Explainer> ofReceived(
      Connector connector, InboundDocument document, byte[] bytes) {
    Reading reading = document.reader().read(bytes);
    if (!(reading instanceof Reading.Readable readable)) {
      return Optional.empty();
    }
    Translation translation = document.translate(bytes);
    JsonNode canonical =
        translation instanceof Translation.Translated t ? CanonicalJson.write(t.canonical()) : null;
    return Optional.of(
        new Explainer(
            connector,
            document.definition(),
            document.mapping(),
            new Places(readable.tree(), false, paths -> document.reader().locate(bytes, paths)),
            canonical,
            translation.problems()));
  }

  /** Prepares to explain a document that would be sent. */
  public static Explainer ofSent(
      Connector connector, OutboundDocument document, SpecificRecord canonical) {
    JsonNode tree = CanonicalJson.write(canonical);
    return new Explainer(
        connector,
        document.definition(),
        document.mapping(),
        new Places(tree, true, paths -> Map.of()),
        null,
        document.mapping().apply(tree).problems());
  }

  /**
   * Why a value is so, or why there is none.
   *
   * @param path where it stands in the canonical record, of what is sent in their document: a JSON
   *     pointer, or a path with positions from 1 as {@code /findings[3]/topic}; in a document of
   *     elements also one in which every step has its position, from its outermost element
   */
  public Explanation explain(String path) {
    String pointer = pointer(path);
    if (influence.leaves().size() > MOST_LEAVES) {
      return Explanation.none(pointer, TOO_LARGE);
    }
    JsonNode value = present(result.at(JsonPointer.compile(pointer)));
    Origin origin = trace.origin(pointer);
    List<String> deciding = value == null ? List.of() : influence.deciding(pointer);
    List<Step> steps = trace.steps(pointer, new LinkedHashSet<>(deciding));
    List<Source> sources = places.at(value == null ? absent(origin, steps) : deciding);
    Origin shown = origin.absent() == null ? origin : origin.at(places.shown(origin.absent()));
    return new Explanation(
        pointer,
        value,
        answers.about(pointer, value, sources, origin),
        sources,
        shown,
        steps.stream().map(places::shown).toList(),
        topics.of(pointer, value),
        concerning(sources));
  }

  private String pointer(String path) {
    String pointer = TreePath.pointer(result, path);
    return result.at(JsonPointer.compile(pointer)).isMissingNode()
        ? WrittenPlace.in(result, path).orElse(pointer)
        : pointer;
  }

  /**
   * What a place of the document decides; of a branch, each of its leaves.
   *
   * @param path native path, of what is sent one in the canonical record; also one in which every
   *     step has its position, from the outermost element of the document, and of a table a cell as
   *     in {@code Suppliers!C5}
   */
  public List<Reach> reach(String path) {
    String wanted = inCell(path).orElseGet(() -> places.written(path));
    if (influence.leaves().size() > MOST_LEAVES) {
      return List.of(new Reach(Source.of(places.shown(wanted), null, null), List.of(), TOO_LARGE));
    }
    List<String> known = leaves(wanted);
    List<String> leaves =
        known.isEmpty() ? WrittenPlace.among(influence.leaves(), wanted).stream().toList() : known;
    return leaves.isEmpty()
        ? List.of(answers.nowhere(places.shown(wanted)))
        : leaves.stream().map(this::reachOf).toList();
  }

  /** The native path of what a cell of a table holds. */
  private Optional<String> inCell(String written) {
    return definition.format() == DocumentFormat.TABLE
        ? SheetCell.of(written).flatMap(cell -> places.in(cell, influence.leaves()))
        : Optional.empty();
  }

  /**
   * The leaf of this path, those of this branch, or all of this name where no position is given.
   */
  private List<String> leaves(String wanted) {
    List<String> below =
        influence.leaves().stream().filter(leaf -> isBelow(leaf, wanted)).limit(MOST).toList();
    return below.isEmpty()
        ? influence.leaves().stream()
            .filter(leaf -> isBelow(TreePath.general(leaf), wanted))
            .limit(MOST)
            .toList()
        : below;
  }

  private static boolean isBelow(String leaf, String branch) {
    return leaf.equals(branch) || leaf.startsWith(branch + "/") || leaf.startsWith(branch + "[");
  }

  private Reach reachOf(String leaf) {
    List<Reach.Decided> decided = new ArrayList<>();
    for (String pointer : decidedBy(leaf)) {
      if (!pointer.isEmpty()) {
        JsonNode value = result.at(JsonPointer.compile(pointer));
        decided.add(
            new Reach.Decided(pointer, value.isArray() ? null : present(value), value.isArray()));
      }
    }
    Source of = places.at(List.of(leaf)).get(0);
    return new Reach(of, decided, answers.reach(leaf, decided.size(), isKept(result, leaf)));
  }

  /** A problem alone, the empty pointer, is no value. */
  private Set<String> decidedBy(String leaf) {
    Set<String> decided = influence.decidedBy(leaf);
    return decided.stream().allMatch(String::isEmpty) ? influence.decidedByLikely(leaf) : decided;
  }

  /** Whether the place is kept under its own name. */
  private static boolean isKept(JsonNode node, String path) {
    if (node.has(path)) {
      return true;
    }
    for (JsonNode child : node) {
      if (isKept(child, path)) {
        return true;
      }
    }
    return false;
  }

  /** Where a value that is not there would have come from, as far as that was seen. */
  private static List<String> absent(Origin origin, List<Step> steps) {
    Set<String> paths = new LinkedHashSet<>();
    if (origin.absent() != null) {
      paths.add(origin.absent());
    }
    steps.stream()
        .flatMap(step -> step.inputs().stream())
        .forEach(
            input -> {
              if (input.path() != null) {
                paths.add(input.path());
              }
            });
    return List.copyOf(paths);
  }

  private List<Problem> concerning(List<Source> sources) {
    Set<String> paths = new LinkedHashSet<>();
    sources.forEach(source -> paths.add(places.written(source.path())));
    return problems.stream()
        .filter(problem -> problem.path() != null && paths.contains(problem.path()))
        .toList();
  }

  /** What the document is translated to or from, and how. */
  public DocumentDefinition definition() {
    return definition;
  }

  private static @Nullable JsonNode present(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? null : node;
  }
}
