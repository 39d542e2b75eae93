package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;

/**
 * A function that mappings can call.
 *
 * @param name name in mappings
 * @param minArguments fewest arguments
 * @param maxArguments most arguments
 * @param binder makes the working function for one place where it is called
 */
record HubFunction(String name, int minArguments, int maxArguments, Binder binder) {

  /** Prepares one call while the mapping is compiled. */
  @FunctionalInterface
  interface Binder {

    /**
     * Looks up what the call needs.
     *
     * @throws InvalidMapping if the call can never work
     */
    Body bind(Call call, MappingResources resources);
  }

  /** What a call does. Runs on many threads at once. */
  @FunctionalInterface
  interface Body {

    /**
     * Computes the value of the call.
     *
     * @param context the current node, JSLT's {@code .}
     * @param arguments as many as the function allows
     */
    JsonNode apply(JsonNode context, JsonNode[] arguments);
  }

  Function bind(CallSite site, MappingResources resources) {
    return new Bound(site.alias(), this, binder.bind(new Call(site), resources));
  }

  /** A function of the same form that does nothing. */
  Function unusable(CallSite site) {
    return new Bound(site.alias(), this, (context, arguments) -> NullNode.getInstance());
  }

  private record Bound(String alias, HubFunction definition, Body body) implements Function {

    @Override
    public String getName() {
      return alias;
    }

    @Override
    public int getMinArguments() {
      return definition.minArguments();
    }

    @Override
    public int getMaxArguments() {
      return definition.maxArguments();
    }

    @Override
    public JsonNode call(JsonNode context, JsonNode[] arguments) {
      return body.apply(context, arguments);
    }
  }
}
