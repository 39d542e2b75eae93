package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.ObjectLiteral.Member;
import org.scorehub.mapping.Step.Input;

/**
 * Notes which objects of a mapping file made which nodes, and which hub functions were called with
 * what. One call can be given another result, to see what it decides. For one thread.
 */
final class WatchedRun implements Watch {

  /** An object that was made; {@code values} by member, what gave nothing included. */
  record Made(ObjectLiteral literal, Map<String, JsonNode> values) {}

  /** A hub function that was called. */
  record Called(CallSite site, JsonNode[] arguments, List<Input> inputs, JsonNode result) {}

  private record Value(int number, JsonNode value) {}

  private final List<ObjectLiteral> literals = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final Deque<Value> pending = new ArrayDeque<>();
  private final IdentityHashMap<JsonNode, Made> objects = new IdentityHashMap<>();
  private final IdentityHashMap<JsonNode, List<Member>> writers = new IdentityHashMap<>();
  private final IdentityHashMap<JsonNode, CallSite> results = new IdentityHashMap<>();
  private final List<Called> calls = new ArrayList<>();
  private boolean noting = true;
  private int count;
  private int changedCall = -1;
  private JsonNode changedResult = NullNode.getInstance();
  private @Nullable Grounds grounds;

  @Override
  public String text(String file, String text) {
    return MarkedSource.mark(file, text, literals, members);
  }

  @Override
  public List<Function> functions() {
    List<Function> marks = new ArrayList<>();
    for (int i = 0; i < literals.size(); i++) {
      ObjectLiteral literal = literals.get(i);
      marks.add(new Mark(MarkedSource.OBJECT + "--" + i, value -> made(literal, value)));
    }
    for (int i = 0; i < members.size(); i++) {
      int number = i;
      marks.add(new Mark(MarkedSource.MEMBER + "--" + i, value -> given(number, value)));
    }
    return marks;
  }

  @Override
  public Function function(Function bound, CallSite site, MappingResources resources) {
    Grounds known = grounds == null ? new Grounds(resources) : grounds;
    grounds = known;
    return new Watched(bound, site);
  }

  /** Notes nothing more, and gives one call another result in the next run. */
  void change(int call, JsonNode result) {
    noting = false;
    count = 0;
    changedCall = call;
    changedResult = result;
    pending.clear();
  }

  /** Forgets all that was noted. */
  void clear() {
    pending.clear();
    objects.clear();
    writers.clear();
    results.clear();
    calls.clear();
    count = 0;
  }

  List<Called> calls() {
    return calls;
  }

  @Nullable Made madeAt(JsonNode object) {
    return objects.get(object);
  }

  /** An object that was merged into this one, and whose member of this name gave nothing. */
  @Nullable Made mergedInto(JsonNode object, String key) {
    return objects.values().stream()
        .filter(made -> made.literal().member(key) != null && isPart(made, object))
        .findFirst()
        .orElse(null);
  }

  @SuppressWarnings("ReferenceEquality") // the very same values, not equal ones
  private static boolean isPart(Made made, JsonNode object) {
    boolean any = false;
    for (Map.Entry<String, JsonNode> value : made.values().entrySet()) {
      JsonNode given = value.getValue();
      boolean there = given.isValueNode() ? !given.isNull() : !given.isEmpty();
      if (there && object.get(value.getKey()) != given) {
        return false;
      }
      any |= there;
    }
    return any;
  }

  /** Call of a hub function that gave this very node. */
  @Nullable CallSite resultOf(JsonNode node) {
    return node.isContainerNode() ? results.get(node) : null;
  }

  /** Members of this name that were given this very node. */
  List<Member> writersOf(String key, JsonNode value) {
    return writers.getOrDefault(value, List.of()).stream()
        .filter(member -> member.key().equals(key))
        .distinct()
        .toList();
  }

  Grounds grounds() {
    Grounds known = grounds;
    if (known == null) {
      throw new IllegalStateException("no hub function was called");
    }
    return known;
  }

  private JsonNode made(ObjectLiteral literal, JsonNode object) {
    if (!noting || literal.members().isEmpty()) {
      return object;
    }
    Map<String, JsonNode> values = new HashMap<>();
    for (int i = 0; i < literal.members().size() && !pending.isEmpty(); i++) {
      Value value = pending.pop();
      values.put(members.get(value.number()).key(), value.value());
    }
    objects.put(object, new Made(literal, values));
    return object;
  }

  private JsonNode given(int number, JsonNode value) {
    if (!noting) {
      return value;
    }
    JsonNode own = WatchedTree.fresh(value);
    noteOrigin(own, value);
    pending.push(new Value(number, own));
    if (!own.isNull()) {
      writers.computeIfAbsent(own, node -> new ArrayList<>(1)).add(members.get(number));
    }
    return own;
  }

  @SuppressWarnings("ReferenceEquality") // the very same node needs no note
  private static void noteOrigin(JsonNode own, JsonNode value) {
    if (own != value) {
      ProblemCollector.current().derived(own, value);
    }
  }

  private JsonNode called(CallSite site, JsonNode[] arguments, JsonNode result) {
    int number = count++;
    if (!noting) {
      return number == changedCall ? changedResult : result;
    }
    calls.add(new Called(site, arguments, inputs(site, arguments), result));
    if (result.isContainerNode()) {
      results.putIfAbsent(result, site);
    }
    return result;
  }

  private static List<Input> inputs(CallSite site, JsonNode[] arguments) {
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (site.literal(i) == null) {
        inputs.add(input(arguments[i]));
      }
    }
    return inputs;
  }

  private static Input input(JsonNode argument) {
    JsonNode origin = ProblemCollector.current().originOf(argument);
    String value = origin.isContainerNode() ? null : NativeValue.shown(origin);
    return new Input(place(origin), value);
  }

  /** Native path of a value or of where it would be; null if it was computed. */
  static @Nullable String place(JsonNode node) {
    return node instanceof AbsentValue absent
        ? absent.path()
        : ProblemCollector.current().paths().find(node);
  }

  @FunctionalInterface
  private interface Passing {
    JsonNode pass(JsonNode value);
  }

  private record Mark(String name, Passing passing) implements Function {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public int getMinArguments() {
      return 1;
    }

    @Override
    public int getMaxArguments() {
      return 1;
    }

    @Override
    public JsonNode call(JsonNode context, JsonNode[] arguments) {
      return passing.pass(arguments[0]);
    }
  }

  private final class Watched implements Function {

    private final Function bound;
    private final CallSite site;

    Watched(Function bound, CallSite site) {
      this.bound = bound;
      this.site = site;
    }

    @Override
    public String getName() {
      return bound.getName();
    }

    @Override
    public int getMinArguments() {
      return bound.getMinArguments();
    }

    @Override
    public int getMaxArguments() {
      return bound.getMaxArguments();
    }

    @Override
    public JsonNode call(JsonNode context, JsonNode[] arguments) {
      return called(site, arguments, bound.call(context, arguments));
    }
  }
}
