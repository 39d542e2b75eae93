package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.mapping.HubFunction.Body;

/** Functions for free text and for values that must be there. */
final class TextFunctions {

  private TextFunctions() {}

  static List<HubFunction> all() {
    return List.of(
        new HubFunction("clean", 1, 1, (call, r) -> body(call, CleanText::clean)),
        new HubFunction("redact", 1, 1, (call, r) -> body(call, TextFunctions::redact)),
        new HubFunction("required", 2, 2, (call, r) -> required(call)),
        new HubFunction("warn", 4, 4, (call, r) -> warn(call)));
  }

  private static String redact(String text) {
    return Redaction.redact(CleanText.clean(text));
  }

  private static Body body(Call call, UnaryOperator<String> change) {
    return (context, arguments) -> {
      JsonNode value = arguments[0];
      if (value.isContainerNode()) {
        throw call.failure(call.site().function() + "() needs a text, not an object or array");
      }
      if (value.isNull() || value.isMissingNode()) {
        return NullNode.getInstance();
      }
      String text = value.asText();
      String changed = change.apply(text);
      if (changed.isEmpty()) {
        return NullNode.getInstance();
      }
      return changed.equals(text) && value.isTextual() ? value : derived(changed, value);
    };
  }

  private static JsonNode derived(String text, JsonNode from) {
    return ProblemCollector.current().derived(TextNode.valueOf(text), from);
  }

  private static Body required(Call call) {
    return (context, arguments) -> {
      if (!NativeValue.absent(arguments[0])) {
        return arguments[0];
      }
      String what = NativeValue.text(arguments[1]);
      Problem problem =
          Problem.blocking(ProblemKind.UNMAPPABLE, "field.missing", "There is no " + what + ".")
              .expecting(what);
      call.report(problem, context, arguments, 0);
      return NullNode.getInstance();
    };
  }

  private static Body warn(Call call) {
    String code = call.literal(0, "a problem code");
    return (context, arguments) -> {
      Problem problem =
          Problem.degrading(
                  ProblemKind.UNMAPPABLE, code, String.valueOf(NativeValue.shown(arguments[1])))
              .expecting(NativeValue.shown(arguments[3]));
      call.report(problem, context, arguments, 2);
      return NullNode.getInstance();
    };
  }
}
