package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * One compiled mapping file. Thread-safe: one instance serves all threads, and no call sees the
 * problems of another. What mappings can say is described in {@code docs/mapping-language.md}.
 */
public final class Mapping {

  private final String file;
  private final Expression expression;
  private final List<CodeLookup> lookups;

  private Mapping(String file, Expression expression, List<CodeLookup> lookups) {
    this.file = file;
    this.expression = expression;
    this.lookups = List.copyOf(lookups);
  }

  /**
   * Compiles a mapping with the files it imports and the code lists it names, all taken from the
   * bundle and from nowhere else.
   *
   * @param connector connector id, whose own code lists come before shared ones
   * @param path the mapping file, relative to the project root
   * @throws InvalidMapping with all problems if it cannot be used
   */
  public static Mapping compile(Bundle bundle, String connector, String path) {
    return compile(bundle, connector, path, Watch.NONE);
  }

  static Mapping compile(Bundle bundle, String connector, String path, Watch watch) {
    MappingCompiler compiler = new MappingCompiler(bundle, connector, watch);
    return new Mapping(path, compiler.compile(path), compiler.lookups());
  }

  /**
   * Maps one native tree. Never throws for what the tree holds: a mapping that fails on it gives a
   * JSON null and the blocking problem {@code mapping.failed}.
   */
  public MappingResult apply(JsonNode nativeTree) {
    try (ProblemCollector collector = ProblemCollector.open(nativeTree)) {
      JsonNode output = run(nativeTree, collector);
      return new MappingResult(output, collector.problems());
    }
  }

  /** The mapping file, relative to the project root. */
  public String file() {
    return file;
  }

  /** Every place in the file, and in what it imports, where a code is looked up. */
  public List<CodeLookup> lookups() {
    return lookups;
  }

  private JsonNode run(JsonNode nativeTree, ProblemCollector collector) {
    try {
      return expression.apply(nativeTree);
    } catch (JsltException e) {
      collector.add(failure(e));
    } catch (StackOverflowError e) {
      collector.add(failure("the mapping calls itself without end").inMapping(file, 0));
    } catch (RuntimeException e) {
      collector.add(failure(String.valueOf(e.getMessage())).inMapping(file, 0));
    }
    return NullNode.getInstance();
  }

  private Problem failure(JsltException e) {
    String source = e.getSource() == null ? file : e.getSource();
    return failure(FunctionAlias.strip(e.getMessageWithoutLocation()))
        .inMapping(source, Math.max(0, e.getLine()));
  }

  private static Problem failure(String reason) {
    return Problem.blocking(
        ProblemKind.UNMAPPABLE, "mapping.failed", "The mapping failed: " + reason + ".");
  }
}
