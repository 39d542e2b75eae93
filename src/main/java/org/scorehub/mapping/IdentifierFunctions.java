package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.mapping.HubFunction.Body;
import org.scorehub.mapping.IdentifierSchemes.Scheme;

/** The function that makes an identifier out of scheme and value. */
final class IdentifierFunctions {

  private static final String INVALID = "identifier.invalid";

  private IdentifierFunctions() {}

  static List<HubFunction> all() {
    return List.of(new HubFunction("identifier", 2, 2, IdentifierFunctions::identifier));
  }

  private static Body identifier(Call call, MappingResources resources) {
    IdentifierSchemes schemes = resources.identifiers(call);
    refuseUnknownLiteral(call, schemes);
    return (context, arguments) -> {
      if (NativeValue.absent(arguments[0]) || NativeValue.absent(arguments[1])) {
        return NullNode.getInstance();
      }
      Scheme scheme = schemes.scheme(NativeValue.text(arguments[0]));
      if (scheme == null) {
        call.report(unknown(arguments[0], schemes), context, arguments, 0);
        return NullNode.getInstance();
      }
      String value = NativeValue.text(arguments[1]);
      if (!scheme.accepts(value)) {
        call.report(invalid(scheme, value), context, arguments, 1);
        return NullNode.getInstance();
      }
      return node(scheme, value);
    };
  }

  private static void refuseUnknownLiteral(Call call, IdentifierSchemes schemes) {
    String scheme = call.site().literal(0);
    if (scheme != null && schemes.scheme(scheme) == null) {
      throw call.invalid(
          "mapping.invalid",
          "there is no identifier scheme " + scheme + ", expected " + schemes.expected());
    }
  }

  private static JsonNode node(Scheme scheme, String value) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("scheme", scheme.code())
        .put("value", value)
        .put("level", scheme.level().name());
  }

  private static Problem unknown(JsonNode scheme, IdentifierSchemes schemes) {
    String message = "There is no identifier scheme \"" + NativeValue.text(scheme) + "\".";
    return Problem.degrading(ProblemKind.UNMAPPABLE, INVALID, message)
        .expecting(schemes.expected());
  }

  private static Problem invalid(Scheme scheme, String value) {
    String message = "\"" + value + "\" is not a " + scheme.code() + ".";
    return Problem.degrading(ProblemKind.MALFORMED, INVALID, message).expecting(scheme.expected());
  }
}
