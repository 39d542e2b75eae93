package org.scorehub.trial.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.document.Reading;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;
import org.scorehub.document.WorkbookSheets;
import org.scorehub.document.Writing;
import org.scorehub.mapping.Bundle;

/** Compiles a changed connector, runs one of its documents and says what came from where. */
final class Player {

  /** Most rows of a table that are run. */
  static final int MOST_CHILDREN = 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Player() {}

  static PlayResult play(Bundle base, PlayRequest request) {
    PlayResult played = played(base, request);
    byte[] workbook = request.asSample().workbook();
    return workbook == null ? played : played.with(WorkbookSheets.of(workbook));
  }

  private static PlayResult played(Bundle base, PlayRequest request) {
    try {
      Connector connector = ConnectorCompiler.compile(changed(base, request), request.connector());
      OutboundDocument outbound = connector.outbound().get(request.document());
      return outbound == null
          ? received(connector, request)
          : sent(connector, outbound, request.sample());
    } catch (InvalidConnector e) {
      return PlayResult.none(e.problems());
    }
  }

  private static Bundle changed(Bundle base, PlayRequest request) {
    SortedMap<String, byte[]> files = new TreeMap<>(base.files());
    request.changed().forEach((path, text) -> files.put(path, text.getBytes(UTF_8)));
    return Bundle.of(files);
  }

  private static PlayResult received(Connector connector, PlayRequest request) {
    Optional<InboundDocument> document = connector.inbound(request.document());
    if (document.isEmpty()) {
      return PlayResult.none(
          List.of(
              Problem.blocking(
                  ProblemKind.UNMAPPABLE,
                  "connector.unknown-document",
                  "No connector reads " + request.connector() + "/" + request.document())));
    }
    byte[] workbook = request.asSample().workbook();
    byte[] bytes = workbook == null ? request.sample().getBytes(UTF_8) : workbook;
    boolean child = request.sample().stripLeading().startsWith("{");
    Optional<TableReader> reader = document.get().table();
    return reader.isPresent() && !child
        ? table(connector, document.get(), reader.get(), bytes, request.sample())
        : single(connector, document.get(), bytes, request.sample());
  }

  private static PlayResult single(
      Connector connector, InboundDocument document, byte[] bytes, String sample) {
    Translation translation = document.translate(bytes);
    LinkSearch links = new LinkSearch(sample);
    JsonNode result =
        links.add(
            "",
            connector,
            document.mapping(),
            tree(document, bytes),
            new Locating(document, bytes),
            record(translation));
    return result(List.of(translation), result, List.of(), links, false);
  }

  private static PlayResult table(
      Connector connector,
      InboundDocument document,
      TableReader reader,
      byte[] table,
      String sample) {
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    List<Translation> translations = new ArrayList<>();
    LinkSearch links = new LinkSearch(sample);
    try (TableChildren rows = reader.open(() -> new ByteArrayInputStream(table))) {
      Optional<TableChildren.Child> next = rows.next();
      while (next.isPresent() && results.size() < MOST_CHILDREN) {
        byte[] bytes = next.get().bytes();
        Translation translation = document.translate(bytes);
        translations.add(translation);
        JsonNode made =
            links.add(
                "/" + results.size(),
                connector,
                document.mapping(),
                tree(document, bytes),
                new Locating(document, bytes),
                record(translation));
        results.add(made);
        next = rows.next();
      }
      return result(translations, results, rows.problems(), links, next.isPresent());
    }
  }

  private static PlayResult result(
      List<Translation> translations,
      JsonNode result,
      List<Problem> others,
      LinkSearch links,
      boolean cut) {
    List<Problem> problems = new ArrayList<>(others);
    List<JsonNode> alarms = new ArrayList<>();
    for (Translation translation : translations) {
      problems.addAll(translation.problems());
      translation.alarms().forEach(alarm -> alarms.add(CanonicalJson.write(alarm)));
    }
    boolean usable =
        !translations.isEmpty()
            && others.stream().noneMatch(Problem::blocking)
            && translations.stream().allMatch(t -> t instanceof Translation.Translated);
    return new PlayResult(
        usable,
        result.isNull() ? null : result,
        expected(translations, result.isArray()),
        null,
        problems.stream().distinct().toList(),
        alarms,
        links.leaves(),
        links.values(),
        links.isComplete(),
        cut,
        List.of());
  }

  private static @Nullable JsonNode expected(List<Translation> translations, boolean table) {
    if (!table) {
      return translations.isEmpty() ? null : record(translations.get(0));
    }
    ArrayNode records = JsonNodeFactory.instance.arrayNode();
    translations.forEach(
        translation -> {
          JsonNode record = record(translation);
          records.add(record == null ? nothing() : record);
        });
    return records;
  }

  private static @Nullable JsonNode record(Translation translation) {
    return translation instanceof Translation.Translated translated
        ? CanonicalJson.write(translated.canonical())
        : null;
  }

  private static @Nullable JsonNode tree(InboundDocument document, byte[] bytes) {
    return document.reader().read(bytes) instanceof Reading.Readable readable
        ? readable.tree()
        : null;
  }

  private static PlayResult sent(Connector connector, OutboundDocument document, String sample) {
    List<Problem> problems = new ArrayList<>();
    SpecificRecord record = record(document, sample, problems);
    if (record == null) {
      return PlayResult.none(problems);
    }
    JsonNode tree = CanonicalJson.write(record);
    problems.addAll(document.mapping().apply(tree).problems());
    Writing writing = document.make(record);
    if (writing instanceof Writing.Unwritable unwritable) {
      problems.addAll(unwritable.problems());
    }
    LinkSearch links = new LinkSearch(sample);
    JsonNode result = links.add("", connector, document.mapping(), tree, Locating.OF_RECORD, null);
    return new PlayResult(
        writing instanceof Writing.Written,
        result.isNull() ? null : result,
        null,
        writing instanceof Writing.Written written ? new String(written.bytes(), UTF_8) : null,
        problems.stream().distinct().toList(),
        List.of(),
        links.leaves(),
        links.values(),
        links.isComplete(),
        false,
        List.of());
  }

  private static @Nullable SpecificRecord record(
      OutboundDocument document, String sample, List<Problem> problems) {
    try {
      Conversion<? extends SpecificRecord> conversion =
          CanonicalJson.read(
              CanonicalTypes.named(document.definition().canonical()), JSON.readTree(sample));
      if (conversion instanceof Conversion.Canonical<? extends SpecificRecord> canonical) {
        return canonical.value();
      }
      problems.addAll(((Conversion.NotCanonical<?>) conversion).problems());
    } catch (JsonProcessingException e) {
      problems.add(
          Problem.blocking(
                  ProblemKind.MALFORMED,
                  "json.not-well-formed",
                  "This is not JSON: " + e.getOriginalMessage())
              .atPosition(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), -1));
    }
    return null;
  }

  /** A JSON null, for what makes nothing. */
  static JsonNode nothing() {
    return NullNode.getInstance();
  }

  /** Files by path, as a bundle. */
  static Bundle bundle(Map<String, byte[]> files) {
    return Bundle.of(new TreeMap<>(files));
  }
}
