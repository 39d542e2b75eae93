package org.scorehub.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which leaves of a native tree decide which parts of what a mapping makes of it, found by changing
 * leaves and running again. Costs many runs: for tools and tests, not for the pipeline.
 */
public final class Influence {

  private static final Pattern POSITION = Pattern.compile("\\[\\d+]");
  private static final int MOST_LIKELY = 5;

  private final Mapping mapping;
  private final JsonNode tree;
  private final MappingResult before;
  private final List<Place> places = new ArrayList<>();

  private Influence(Mapping mapping, JsonNode tree) {
    this.mapping = mapping;
    this.tree = tree.deepCopy();
    MappingResult result = mapping.apply(this.tree);
    this.before = new MappingResult(result.output().deepCopy(), result.problems());
    collect("", this.tree, places);
  }

  /** Prepares to look at what a mapping makes of one tree, which is copied. */
  public static Influence of(Mapping mapping, JsonNode tree) {
    return new Influence(mapping, tree);
  }

  /** Native paths of all leaves that are not null, in the order of the tree. */
  public List<String> leaves() {
    return places.stream().map(Place::path).toList();
  }

  /**
   * What each leaf decides.
   *
   * @return by native path such as {@code /audit/question[3]/@code} the JSON pointers of all leaves
   *     of the output that differ when the leaf has another value or is missing, sorted; the
   *     pointer of a list that then has an entry more. Empty for a leaf that decides nothing:
   *     {@code extensions}, where unknown values are kept, do not count, a problem other than that
   *     of an unknown value counts as the empty pointer
   */
  public Map<String, Set<String>> decided() {
    Map<String, Set<String>> decided = new LinkedHashMap<>();
    places.forEach(place -> decided.put(place.path(), decidedBy(place)));
    return decided;
  }

  /**
   * What one leaf decides, as {@link #decided()} tells it.
   *
   * @param path native path of a leaf
   * @return empty also if there is no such leaf
   */
  public Set<String> decidedBy(String path) {
    return places.stream()
        .filter(place -> place.path().equals(path))
        .findFirst()
        .map(this::decidedBy)
        .orElse(Set.of());
  }

  private Set<String> decidedBy(Place place) {
    Set<String> changed = new TreeSet<>();
    changed.addAll(differences(place, OtherValue.of(place.value())));
    changed.addAll(differences(place, MissingNode.getInstance()));
    return changed;
  }

  /**
   * The leaves that decide one part of the output, the surest first: those whose other value gives
   * it another value, then those without which it is not there or another one. A leaf that only
   * moves an entry of a list to another position does not decide it. If no leaf does, those by
   * which one of {@link #decidedByLikely likely values} gives another value.
   *
   * <p>Many leaves are changed at once first, in two ways such that no two are together both times;
   * then one by one those among which something decided. Two leaves whose changes hide one another,
   * such as both sides of a comparison, are found so; three that do so each time would not be.
   *
   * @param pointer JSON pointer of a leaf or of a whole branch of the output
   */
  public List<String> deciding(String pointer) {
    return deciding(pointer, (int) Math.ceil(Math.sqrt(places.size())));
  }

  /** The same, changing so many leaves at once; with one, all are changed one by one. */
  List<String> deciding(String pointer, int together) {
    JsonPointer at = JsonPointer.compile(pointer);
    Set<String> found = new LinkedHashSet<>();
    addDeciding(place -> OtherValue.of(place.value()), at, together, found);
    addDeciding(place -> MissingNode.getInstance(), at, together, found);
    if (found.isEmpty()) {
      places.stream()
          .filter(
              place -> likely(place).stream().anyMatch(v -> decides(List.of(place), p -> v, at)))
          .forEach(place -> found.add(place.path()));
    }
    return List.copyOf(found);
  }

  private void addDeciding(
      Function<Place, JsonNode> other, JsonPointer at, int together, Set<String> found) {
    suspects(other, at, together).stream()
        .mapToObj(places::get)
        .filter(place -> !found.contains(place.path()) && decides(List.of(place), other, at))
        .forEach(place -> found.add(place.path()));
  }

  /** Numbers of those leaves that may decide it. */
  private BitSet suspects(Function<Place, JsonNode> other, JsonPointer at, int together) {
    BitSet suspects = new BitSet();
    if (together <= 1) {
      suspects.set(0, places.size());
      return suspects;
    }
    Stream.concat(groups(i -> i / together), groups(i -> i % together))
        .filter(group -> decides(group.stream().mapToObj(places::get).toList(), other, at))
        .forEach(suspects::or);
    return suspects;
  }

  private Stream<BitSet> groups(IntUnaryOperator group) {
    Map<Integer, BitSet> groups = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      groups.computeIfAbsent(group.applyAsInt(i), g -> new BitSet()).set(i);
    }
    return groups.values().stream();
  }

  /**
   * What a leaf decides by values that such a leaf is likely to have: the opposite of yes or no,
   * and what stands at the same place of other entries. For leaves that decide nothing by a value
   * that nobody knows.
   */
  public Set<String> decidedByLikely(String path) {
    Set<String> changed = new TreeSet<>();
    places.stream()
        .filter(place -> place.path().equals(path))
        .forEach(p -> likely(p).forEach(other -> changed.addAll(differences(p, other))));
    return changed;
  }

  private Set<JsonNode> likely(Place place) {
    Set<JsonNode> others = new LinkedHashSet<>();
    others.add(OtherValue.opposite(place.value()));
    String kind = general(place);
    places.stream()
        .filter(other -> general(other).equals(kind) && !other.value().equals(place.value()))
        .map(Place::value)
        .distinct()
        .limit(MOST_LIKELY)
        .forEach(others::add);
    others.removeIf(JsonNode::isMissingNode);
    return others;
  }

  private static String general(Place place) {
    return POSITION.matcher(place.path()).replaceAll("");
  }

  private boolean decides(List<Place> changed, Function<Place, JsonNode> other, JsonPointer at) {
    return with(changed, other, after -> !Outputs.same(before.output(), after.output(), at));
  }

  private record Place(String path, JsonNode parent, String member, int index, JsonNode value) {}

  private static void collect(String path, JsonNode parent, List<Place> places) {
    parent
        .properties()
        .forEach(
            member ->
                collect(
                    new Place(
                        path + NativePaths.step(member.getKey()),
                        parent,
                        member.getKey(),
                        -1,
                        member.getValue()),
                    places));
    for (int i = 0; parent.isArray() && i < parent.size(); i++) {
      collect(new Place(path + NativePaths.step(i), parent, "", i, parent.get(i)), places);
    }
  }

  private static void collect(Place place, List<Place> places) {
    if (place.value().isContainerNode()) {
      collect(place.path(), place.value(), places);
    } else if (!place.value().isNull()) {
      places.add(place);
    }
  }

  private Set<String> differences(Place place, JsonNode other) {
    return with(List.of(place), p -> other, this::differences);
  }

  private Set<String> differences(MappingResult after) {
    Set<String> changed = new TreeSet<>();
    Outputs.compare(before.output(), after.output(), changed);
    if (!codes(before).equals(codes(after))) {
      changed.add("");
    }
    return changed;
  }

  private static List<String> codes(MappingResult result) {
    return result.problems().stream()
        .map(problem -> problem.code())
        .filter(code -> !code.equals("field.unknown"))
        .sorted()
        .toList();
  }

  /** What is made of the tree is looked at before it changes back: it may hold parts of it. */
  private <T> T with(
      List<Place> changed, Function<Place, JsonNode> other, Function<MappingResult, T> look) {
    IdentityHashMap<ObjectNode, Map<String, JsonNode>> members = new IdentityHashMap<>();
    changed.forEach(place -> keep(place.parent(), members));
    changed.forEach(place -> put(place, other.apply(place)));
    try {
      return look.apply(mapping.apply(tree));
    } finally {
      changed.forEach(place -> put(place, place.value()));
      members.forEach((object, were) -> object.removeAll().setAll(were));
    }
  }

  /** A member that was taken away would come back as the last. */
  private static void keep(
      JsonNode parent, IdentityHashMap<ObjectNode, Map<String, JsonNode>> members) {
    if (parent instanceof ObjectNode object) {
      members.computeIfAbsent(object, Influence::members);
    }
  }

  private static Map<String, JsonNode> members(ObjectNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  private static void put(Place place, JsonNode value) {
    if (place.parent() instanceof ArrayNode array) {
      array.set(place.index(), value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
    } else if (value.isMissingNode()) {
      ((ObjectNode) place.parent()).remove(place.member());
    } else {
      ((ObjectNode) place.parent()).set(place.member(), value);
    }
  }
}
