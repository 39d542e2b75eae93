package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import com.schibsted.spt.data.jslt.impl.RegexpFunction;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * JSLT's own functions. They fail without saying where, so calls of them get the place added. Left
 * as they are: those that JSLT prepares at compile time by knowing them.
 */
final class JsltFunctions {

  private static final Map<String, Function> LOCATED =
      BuiltinFunctions.functions.entrySet().stream()
          .filter(e -> !(e.getValue() instanceof RegexpFunction) && !e.getKey().equals("contains"))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  /** A document translated again must give the same result. */
  private static final Set<String> CHANGING = Set.of("now", "random", "uuid");

  private JsltFunctions() {}

  static Set<String> names() {
    return LOCATED.keySet();
  }

  /**
   * The function for one call.
   *
   * @throws InvalidMapping if its result would differ from one run to the next
   */
  static Function bind(CallSite site) {
    Call call = new Call(site);
    if (CHANGING.contains(site.function())) {
      throw call.invalid(
          "mapping.invalid", site.function() + "() gives another result at each replay");
    }
    return located(call);
  }

  static Function located(Call call) {
    return new Located(Objects.requireNonNull(LOCATED.get(call.site().function())), call);
  }

  private record Located(Function function, Call call) implements Function {

    @Override
    public String getName() {
      return call.site().alias();
    }

    @Override
    public int getMinArguments() {
      return function.getMinArguments();
    }

    @Override
    public int getMaxArguments() {
      return function.getMaxArguments();
    }

    @Override
    public JsonNode call(JsonNode context, JsonNode[] arguments) {
      try {
        return function.call(context, arguments);
      } catch (JsltException e) {
        throw call.failure(e.getMessageWithoutLocation());
      }
    }
  }
}
