package org.scorehub.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.WatchedRun.Called;

/**
 * One run of a mapping, watched: which line wrote each part of what it made, and which hub
 * functions were called on the way. A function is on the way if another result of it gives another
 * value. For tools and tests, and for one thread.
 */
public final class Trace {

  /** Only report, or only pass on what others gave. */
  private static final Set<String> NO_STEPS = Set.of("warn", "compact");

  private final WatchedRun run;
  private final Mapping mapping;
  private final JsonNode tree;
  private final JsonNode output;

  private Trace(WatchedRun run, Mapping mapping, JsonNode tree) {
    this.run = run;
    this.mapping = mapping;
    this.tree = tree;
    this.output = mapping.apply(tree).output();
  }

  /**
   * Runs a mapping on one tree, which is copied.
   *
   * @param connector connector id, whose own code lists come before shared ones
   * @param mapping of that bundle
   * @throws InvalidMapping with all problems if it cannot be used
   */
  public static Trace of(Bundle bundle, String connector, Mapping mapping, JsonNode tree) {
    JsonNode plain = mapping.apply(tree).output();
    WatchedRun run = new WatchedRun();
    Mapping watched = Mapping.compile(bundle, connector, mapping.file(), run);
    Trace trace = new Trace(run, watched, WatchedTree.copy(tree));
    if (trace.output.equals(plain)) {
      return trace;
    }
    run.clear();
    return new Trace(run, watched, tree.deepCopy());
  }

  /** What the mapping made. */
  public JsonNode output() {
    return output;
  }

  /** What wrote the value at a JSON pointer of the output. */
  public Origin origin(String pointer) {
    return new OriginSearch(run, output).find(JsonPointer.compile(pointer));
  }

  /**
   * Calls of hub functions without which the value at a JSON pointer of the output would be another
   * one, in their order.
   *
   * @param deciding native paths that decide the value; calls that look at other places only are
   *     passed over. Empty for a value that is not there: all calls that gave nothing are looked at
   */
  public List<Step> steps(String pointer, Set<String> deciding) {
    JsonPointer at = JsonPointer.compile(pointer);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < run.calls().size(); i++) {
      Called call = run.calls().get(i);
      if (isCandidate(call, deciding) && decides(i, call, at)) {
        steps.add(step(call));
      }
    }
    return steps;
  }

  private static boolean isCandidate(Called call, Set<String> deciding) {
    if (NO_STEPS.contains(call.site().function())) {
      return false;
    }
    return deciding.isEmpty()
        ? call.result().isNull()
        : call.inputs().stream().anyMatch(in -> in.path() == null || deciding.contains(in.path()));
  }

  private boolean decides(int number, Called call, JsonPointer at) {
    run.change(number, OtherValue.of(call.result()));
    return !Outputs.same(output, mapping.apply(tree).output(), at);
  }

  private Step step(Called call) {
    return new Step(
        call.site().function(),
        call.site().file(),
        call.site().line(),
        call.inputs(),
        shown(call.result()),
        run.grounds().pattern(call.site(), call.arguments()),
        run.grounds().row(call.site(), call.arguments()).orElse(null));
  }

  private static @Nullable String shown(JsonNode result) {
    return result.isNull() ? null : result.toString();
  }
}
