package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.mapping.HubFunction.Body;

/** Functions that translate codes through code lists. */
final class CodeFunctions {

  static final Set<String> NAMES = Set.of("code", "topic", "native-code", "country");

  private static final String UNKNOWN = "code.unknown";
  private static final TextNode UNMAPPED = TextNode.valueOf("UNMAPPED");

  private CodeFunctions() {}

  static List<HubFunction> all() {
    return List.of(
        new HubFunction("code", 2, 2, CodeFunctions::code),
        new HubFunction("topic", 2, 2, CodeFunctions::topic),
        new HubFunction("native-code", 2, 2, CodeFunctions::nativeCode),
        new HubFunction("country", 1, 1, CodeFunctions::country));
  }

  private static Body code(Call call, MappingResources resources) {
    CodeList list = list(call, resources);
    return (context, arguments) -> {
      if (NativeValue.absent(arguments[1])) {
        return NullNode.getInstance();
      }
      String value = NativeValue.text(arguments[1]);
      JsonNode ours = list.ours(value);
      if (ours == null) {
        call.report(unknown(value, list), context, arguments, 1);
        return NullNode.getInstance();
      }
      return ours;
    };
  }

  private static Body topic(Call call, MappingResources resources) {
    CodeList list = list(call, resources);
    return (context, arguments) -> {
      boolean absent = NativeValue.absent(arguments[1]);
      String value = absent ? "" : NativeValue.text(arguments[1]);
      JsonNode ours = absent ? null : list.ours(value);
      if (ours == null || ours.isNull()) {
        call.report(unmapped(absent, value, list), context, arguments, 1);
        return UNMAPPED;
      }
      return ours;
    };
  }

  private static Body nativeCode(Call call, MappingResources resources) {
    CodeList list = list(call, resources).reversible();
    return (context, arguments) -> {
      if (NativeValue.absent(arguments[1])) {
        return NullNode.getInstance();
      }
      String value = NativeValue.text(arguments[1]);
      JsonNode theirs = list.theirs(value);
      if (theirs == null) {
        Problem problem = noRule("No code stands for \"%s\" in %s.", value, list);
        call.report(problem.expecting(list.expectedOurs(value)), context, arguments, 1);
        return NullNode.getInstance();
      }
      return theirs;
    };
  }

  private static Body country(Call call, MappingResources resources) {
    CodeList list = resources.codeList("country", call);
    CountryNames names = new CountryNames(list);
    return (context, arguments) -> {
      if (NativeValue.absent(arguments[0])) {
        return NullNode.getInstance();
      }
      String value = NativeValue.text(arguments[0]);
      JsonNode code = names.code(value);
      if (code == null) {
        call.report(unknown(value, list), context, arguments, 0);
        return NullNode.getInstance();
      }
      return code;
    };
  }

  private static CodeList list(Call call, MappingResources resources) {
    return resources.codeList(call.literal(0, "the name of a code list"), call);
  }

  private static Problem unknown(String value, CodeList list) {
    return noRule("No rule for code \"%s\" in %s.", value, list)
        .expecting(list.expectedTheirs(value));
  }

  private static Problem noRule(String message, String value, CodeList list) {
    return Problem.degrading(
        ProblemKind.UNMAPPABLE, UNKNOWN, message.formatted(value, list.file()));
  }

  private static Problem unmapped(boolean absent, String value, CodeList list) {
    String message =
        absent
            ? "There is no code to find a topic by."
            : "No topic for code \"%s\" in %s.".formatted(value, list.file());
    return Problem.degrading(ProblemKind.UNMAPPABLE, "topic.unmapped", message)
        .expecting(list.expectedTheirs(value));
  }
}
