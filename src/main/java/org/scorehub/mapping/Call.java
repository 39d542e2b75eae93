package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** One call of a hub function: reports problems with their place in document and mapping. */
record Call(CallSite site) {

  /** Reports a problem with an argument of this call. */
  void report(Problem problem, JsonNode context, JsonNode[] arguments, int index) {
    ProblemCollector collector = ProblemCollector.current();
    JsonNode origin = collector.originOf(arguments[index]);
    collector.add(
        problem
            .atPath(path(collector.paths(), context, origin, index))
            .withValue(NativeValue.shown(origin))
            .inMapping(site.file(), site.line()));
  }

  /** Reports a problem whose path is known. */
  void report(Problem problem) {
    ProblemCollector.current().add(problem.inMapping(site.file(), site.line()));
  }

  /** A string argument that must be written out in the mapping. */
  String literal(int index, String what) {
    String literal = site.literal(index);
    if (literal == null) {
      throw invalid("mapping.invalid", site.function() + "() needs " + what + " as a text literal");
    }
    return literal;
  }

  InvalidMapping invalid(String code, String message) {
    Problem problem = Problem.blocking(ProblemKind.UNMAPPABLE, code, message + ".");
    return new InvalidMapping(List.of(problem.inMapping(site.file(), site.line())));
  }

  JsltException failure(String message) {
    return new JsltException(message, new Location(site.file(), site.line(), 0));
  }

  /** The value's own place; else the place written in the call; else that of the current node. */
  private @Nullable String path(NativePaths paths, JsonNode context, JsonNode value, int index) {
    String path = paths.find(value);
    if (path == null) {
      path = pathAsWritten(paths, context, index);
    }
    if (path == null) {
      path = paths.member(context, value);
    }
    if (path == null) {
      path = paths.find(context);
    }
    return path == null || path.isEmpty() ? null : path;
  }

  private @Nullable String pathAsWritten(NativePaths paths, JsonNode context, int index) {
    CallSite.SourcePath written = site.path(index);
    if (written == null || written.fromRoot()) {
      return written == null ? null : written.steps();
    }
    String base = paths.find(context);
    return base == null ? null : base + written.steps();
  }
}
