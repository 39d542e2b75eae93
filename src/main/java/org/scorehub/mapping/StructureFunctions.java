package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.scorehub.mapping.HubFunction.Body;

/** Functions on objects and arrays. */
final class StructureFunctions {

  private StructureFunctions() {}

  static List<HubFunction> all() {
    return List.of(
        new HubFunction("leftovers", 2, 2, (call, resources) -> leftovers(call)),
        new HubFunction("compact", 1, 1, (call, resources) -> compact(call)));
  }

  private static Body leftovers(Call call) {
    Leftovers leftovers = new Leftovers(call);
    return (context, arguments) -> {
      if (arguments[0].isNull() || arguments[0].isMissingNode()) {
        return NullNode.getInstance();
      }
      if (!arguments[0].isObject() || !arguments[1].isArray()) {
        throw call.failure("leftovers() needs an object and an array of member names");
      }
      return leftovers.of(arguments[0], arguments[1]);
    };
  }

  private static Body compact(Call call) {
    return (context, arguments) -> {
      JsonNode array = arguments[0];
      if (array.isNull() || array.isMissingNode()) {
        return NullNode.getInstance();
      }
      if (!array.isArray()) {
        throw call.failure("compact() needs an array");
      }
      return withoutNulls(array);
    };
  }

  private static JsonNode withoutNulls(JsonNode array) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode(array.size());
    for (JsonNode element : array) {
      if (!element.isNull()) {
        kept.add(element);
      }
    }
    return kept;
  }
}
