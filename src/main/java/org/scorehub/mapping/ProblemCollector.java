package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Gathers the problems of one run of a mapping. Belongs to the thread that opened it. */
final class ProblemCollector implements AutoCloseable {

  /** A document wrong in more places than this is not mended place by place. */
  static final int LIMIT = 1_000;

  private static final ThreadLocal<ProblemCollector> CURRENT = new ThreadLocal<>();

  private final JsonNode tree;
  private final @Nullable ProblemCollector outer;
  private final List<Problem> problems = new ArrayList<>(0);
  private final IdentityHashMap<JsonNode, JsonNode> origins = new IdentityHashMap<>(0);
  private @Nullable NativePaths paths;
  private int dropped;

  private ProblemCollector(JsonNode tree, @Nullable ProblemCollector outer) {
    this.tree = tree;
    this.outer = outer;
  }

  static ProblemCollector open(JsonNode tree) {
    ProblemCollector collector = new ProblemCollector(tree, CURRENT.get());
    CURRENT.set(collector);
    return collector;
  }

  static ProblemCollector current() {
    ProblemCollector collector = CURRENT.get();
    if (collector == null) {
      throw new IllegalStateException("hub functions work only while a mapping runs");
    }
    return collector;
  }

  /** Blocking problems are always kept, others up to the limit. */
  void add(Problem problem) {
    if (problems.size() < LIMIT || problem.blocking()) {
      problems.add(problem);
    } else {
      dropped++;
    }
  }

  /** Remembers that a value was made from another one, so that its place can still be named. */
  JsonNode derived(JsonNode made, JsonNode from) {
    origins.put(made, origins.getOrDefault(from, from));
    return made;
  }

  JsonNode originOf(JsonNode value) {
    return origins.getOrDefault(value, value);
  }

  /** Index of the tree, made when first asked for: most documents have no problem. */
  NativePaths paths() {
    NativePaths known = paths;
    if (known == null) {
      known = NativePaths.of(tree);
      paths = known;
    }
    return known;
  }

  List<Problem> problems() {
    if (dropped == 0) {
      return problems;
    }
    List<Problem> all = new ArrayList<>(problems);
    all.add(
        Problem.degrading(
            ProblemKind.UNMAPPABLE, "problems.more", dropped + " more problems are not listed."));
    return all;
  }

  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
