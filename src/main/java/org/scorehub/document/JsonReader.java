package org.scorehub.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * Reads JSON. A valid document takes one pass without positions; anything else is decoded strictly
 * and gone over once more to say what is wrong where.
 */
record JsonReader(JsonSchemaCheck check, DocumentLimits limits) implements DocumentReader {

  /** What the parser says of a JWS: {@code eyJ} is an opening brace and quote in Base64. */
  private static final String UNREAD_TOKEN = "Unrecognized token 'eyJ";

  @Override
  public Reading read(byte[] bytes) {
    try {
      DocumentBytes.check(bytes, limits);
      Encoding encoding = Encoding.ofJson(bytes);
      JsonNode tree = quickly(bytes, encoding);
      return tree == null ? carefully(decode(bytes, encoding)) : checked(tree, bytes, encoding);
    } catch (RefusedDocument e) {
      return new Reading.Unreadable(List.of(e.problem()));
    }
  }

  /** Null if there is anything to complain about. */
  private @Nullable JsonNode quickly(byte[] bytes, Encoding encoding) {
    try (JsonParser parser = JsonParsers.over(bytes, encoding)) {
      JsonTreeBuilder builder = new JsonTreeBuilder(parser, limits);
      JsonNode tree = builder.build();
      return builder.problems().isEmpty() ? tree : null;
    } catch (IOException | RefusedDocument e) {
      return null;
    }
  }

  private Reading checked(JsonNode tree, byte[] bytes, Encoding encoding) throws RefusedDocument {
    List<Problem> problems = check.judge(tree);
    return problems.isEmpty()
        ? new Reading.Readable(tree, List.of())
        : repaired(tree, problems, List.of(), decode(bytes, encoding));
  }

  private Reading repaired(
      JsonNode tree, List<Problem> before, List<PlacedProblem> noted, SourceText text) {
    TreeRepair repair = TreeRepair.of(check.place(), tree);
    List<Problem> problems = afterRepair(before, repair.problems(), check.judge(repair.tree()));
    return new Reading.Readable(
        repair.tree(), placed(problems, noted, text), repair.kept(), Set.of());
  }

  /** Where a value taken out is missed, what was wrong with it before says more. */
  private static List<Problem> afterRepair(
      List<Problem> before, List<Problem> repaired, List<Problem> after) {
    Set<String> changed = paths(repaired);
    Set<String> missed = paths(after.stream().filter(Problem::blocking).toList());
    List<Problem> problems = new ArrayList<>();
    repaired.stream().filter(p -> !missed.contains(p.path())).forEach(problems::add);
    after.stream().filter(p -> !changed.contains(p.path())).forEach(problems::add);
    before.stream()
        .filter(p -> changed.contains(p.path()) && missed.contains(p.path()))
        .forEach(problems::add);
    return problems;
  }

  private static Set<String> paths(List<Problem> problems) {
    Set<String> paths = new HashSet<>();
    problems.forEach(problem -> paths.add(String.valueOf(problem.path())));
    return paths;
  }

  @Override
  public SchemaPlace schema() {
    return check.place();
  }

  private Reading carefully(SourceText text) throws RefusedDocument {
    JsonParser parser = null;
    try {
      parser = JsonParsers.over(text);
      JsonTreeBuilder builder = new JsonTreeBuilder(parser, limits);
      JsonNode tree = builder.build();
      List<PlacedProblem> noted = builder.problems();
      return noted.stream().anyMatch(p -> p.problem().blocking())
          ? new Reading.Unreadable(PlacedProblem.inDocumentOrder(noted, text))
          : repaired(tree, check.judge(tree), noted, text);
    } catch (IOException e) {
      throw notWellFormed(e, text);
    } catch (RefusedDocument e) {
      int offset = parser == null ? 0 : (int) parser.currentTokenLocation().getCharOffset();
      throw new RefusedDocument(new PlacedProblem(e.problem(), offset).positioned(text));
    }
  }

  private static List<Problem> placed(
      List<Problem> problems, List<PlacedProblem> noted, SourceText text) {
    Set<String> paths = new HashSet<>();
    for (Problem problem : problems) {
      for (String path = problem.path(); path != null; path = DocumentPath.parent(path)) {
        paths.add(path);
      }
    }
    Map<String, Integer> offsets = JsonLocator.locate(text, paths);
    List<PlacedProblem> all = new ArrayList<>(noted);
    problems.forEach(p -> all.add(new PlacedProblem(p, nearest(p.path(), offsets))));
    return PlacedProblem.inDocumentOrder(all, text);
  }

  /** The offset of the path, or if it is missing, of the innermost value it would stand in. */
  private static int nearest(@Nullable String path, Map<String, Integer> offsets) {
    for (String at = path; at != null; at = DocumentPath.parent(at)) {
      Integer offset = offsets.get(at);
      if (offset != null) {
        return offset;
      }
    }
    return 0;
  }

  static SourceText decode(byte[] bytes, Encoding encoding) throws RefusedDocument {
    return SourceText.decode(bytes, encoding, "json.charset");
  }

  static RefusedDocument notWellFormed(IOException cause, SourceText text) {
    if (!(cause instanceof JsonProcessingException e)) {
      throw new IllegalStateException("text in memory cannot fail to be read", cause);
    }
    JsonLocation location = e.getLocation();
    int offset = location == null ? 0 : (int) location.getCharOffset();
    boolean tooLong = e instanceof StreamConstraintsException;
    Problem problem =
        Problem.blocking(
                ProblemKind.MALFORMED,
                tooLong ? "limit.number-length" : "json.not-well-formed",
                "The document is not well-formed JSON: " + sentence(e.getOriginalMessage()))
            .expecting("well-formed JSON");
    return new RefusedDocument(new PlacedProblem(problem, offset).positioned(text));
  }

  private static String sentence(String message) {
    if (message.startsWith(UNREAD_TOKEN)) {
      return "it begins as a signed token (JWS) does; send the JSON that was signed.";
    }
    int parserDetails = message.indexOf("\n");
    String text = parserDetails < 0 ? message : message.substring(0, parserDetails);
    return text.endsWith(".") ? text : text + ".";
  }

  @Override
  public Optional<Position> locate(byte[] bytes, String path) {
    try {
      SourceText text = decode(bytes, Encoding.ofJson(bytes));
      return Optional.ofNullable(JsonLocator.locate(text, Set.of(path)).get(path))
          .map(text::position);
    } catch (RefusedDocument e) {
      return Optional.empty();
    }
  }
}
