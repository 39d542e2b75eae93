package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.mapping.HubFunction.Body;

/** Lets a mapping report what only it can see. */
final class WarningFunctions {

  private WarningFunctions() {}

  static List<HubFunction> all() {
    return List.of(new HubFunction("warn", 4, 4, (call, resources) -> warn(call)));
  }

  private static Body warn(Call call) {
    String code = call.literal(0, "the code of the problem");
    String message = call.literal(1, "a message");
    return (context, arguments) -> {
      Problem problem = Problem.degrading(ProblemKind.UNMAPPABLE, code, message);
      JsonNode expected = arguments[3];
      call.report(problem.expecting(NativeValue.shown(expected)), context, arguments, 2);
      return NullNode.getInstance();
    };
  }
}
