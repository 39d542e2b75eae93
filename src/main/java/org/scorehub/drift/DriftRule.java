package org.scorehub.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.SchemaPlace;
import org.scorehub.document.SchemaWalk;

/**
 * What is a change of form and what is only an optional field that happens to be absent. {@code
 * docs/drift.md} states the rule in words.
 */
final class DriftRule {

  /** So many documents say what is usual. */
  static final long ENOUGH = 20;

  /** A field is usual that so many of them have. */
  static final double USUAL = 0.95;

  /** So many documents with values of another form are no typing mistakes. */
  static final long NO_MISTAKE = 3;

  private static final String RETYPED = "value.retyped";

  private final SchemaPlace schema;
  private final Predicate<String> inUse;
  private final List<KnownShape> earlier;
  private final KnownShape shape;
  private final Set<String> unknown;
  private final long total;

  /**
   * Judges one shape.
   *
   * @param shape the shape, with the number of its documents
   * @param unknown paths of it that the schema does not name
   * @param earlier shapes of earlier documents
   * @param inUse whether a field decides anything
   */
  DriftRule(
      SchemaPlace schema,
      Predicate<String> inUse,
      KnownShape shape,
      Set<String> unknown,
      List<KnownShape> earlier) {
    this.schema = schema;
    this.inUse = inUse;
    this.shape = shape;
    this.unknown = unknown;
    this.earlier = earlier.stream().filter(e -> !e.hash().equals(shape.hash())).toList();
    this.total = this.earlier.stream().mapToLong(KnownShape::seen).sum();
  }

  List<Change> changes() {
    Set<String> lost = lost();
    Set<String> gained = gained();
    List<Change> changes = new ArrayList<>(renamed(lost, gained));
    lost.forEach(p -> changes.add(new Change(DriftKind.LOST, p, null, was(p), null, used(p))));
    gained.forEach(p -> changes.add(new Change(DriftKind.GAINED, p, null, null, type(p), false)));
    changes.addAll(retyped());
    return changes;
  }

  private Set<String> gained() {
    Set<String> gained = new TreeSet<>(unknown);
    if (total >= ENOUGH) {
      shape.fields().keySet().stream()
          .filter(path -> SchemaWalk.find(schema, path) == null)
          .filter(path -> earlier.stream().noneMatch(e -> e.fields().containsKey(path)))
          .forEach(gained::add);
    }
    return topmost(gained);
  }

  private Set<String> lost() {
    Set<String> lost = new TreeSet<>();
    if (total >= ENOUGH) {
      earlier.stream()
          .flatMap(e -> e.fields().keySet().stream())
          .filter(path -> !shape.fields().containsKey(path) && isUsual(path, null))
          .forEach(lost::add);
    }
    SchemaWalk.leaves(schema).stream()
        .filter(path -> !shape.fields().containsKey(path) && hasParent(path))
        .filter(path -> SchemaWalk.isEssential(schema, path) && inUse.test(path))
        .forEach(lost::add);
    return topmost(lost);
  }

  private boolean hasParent(String path) {
    String parent = FieldNames.parent(path);
    return parent.isEmpty() || shape.fields().containsKey(parent);
  }

  /** A path in most of the earlier documents, with that type if one is given. */
  private boolean isUsual(String path, @Nullable String type) {
    long had =
        earlier.stream()
            .filter(
                e ->
                    type == null ? e.fields().containsKey(path) : type.equals(e.fields().get(path)))
            .mapToLong(KnownShape::seen)
            .sum();
    return total >= ENOUGH && had >= USUAL * total;
  }

  private static Set<String> topmost(Set<String> paths) {
    Set<String> top = new TreeSet<>(paths);
    top.removeIf(
        path -> paths.stream().anyMatch(p -> path.startsWith(p + "/") || path.startsWith(p + "[")));
    return top;
  }

  /** Pairs that are most alike come first; what is paired is neither lost nor gained. */
  private List<Change> renamed(Set<String> lost, Set<String> gained) {
    TreeMap<Double, List<String[]>> pairs = new TreeMap<>(java.util.Comparator.reverseOrder());
    for (String old : lost) {
      for (String now : gained) {
        double likeness = likeness(old, now, lost, gained);
        if (likeness >= FieldNames.ALIKE) {
          pairs.computeIfAbsent(likeness, k -> new ArrayList<>()).add(new String[] {old, now});
        }
      }
    }
    List<Change> changes = new ArrayList<>();
    pairs
        .values()
        .forEach(
            alike ->
                alike.forEach(
                    pair -> {
                      if (lost.contains(pair[0]) && gained.contains(pair[1])) {
                        lost.remove(pair[0]);
                        gained.remove(pair[1]);
                        changes.add(renaming(pair[0], pair[1]));
                      }
                    }));
    return changes;
  }

  private Change renaming(String old, String now) {
    return new Change(DriftKind.RENAMED, old, now, was(old), type(now), used(old));
  }

  /** The only pair in one place is one, whatever the names are, if the type is the same. */
  private double likeness(String old, String now, Set<String> lost, Set<String> gained) {
    String parent = FieldNames.parent(old);
    if (!parent.equals(FieldNames.parent(now)) || !sameType(old, now)) {
      return 0;
    }
    boolean alone = only(lost, parent) && only(gained, parent);
    double names = FieldNames.likeness(FieldNames.last(old), FieldNames.last(now));
    return alone ? Math.max(FieldNames.ALIKE, names) : names;
  }

  private static boolean only(Set<String> paths, String parent) {
    return paths.stream().filter(path -> FieldNames.parent(path).equals(parent)).count() == 1;
  }

  private boolean sameType(String old, String now) {
    String was = was(old);
    return was == null || was.equals(type(now));
  }

  private List<Change> retyped() {
    Set<String> done = new HashSet<>();
    List<Change> changes = new ArrayList<>();
    for (String mark : new TreeSet<>(shape.marks())) {
      int space = mark.lastIndexOf(' ');
      String path = mark.substring(0, space);
      String code = mark.substring(space + 1);
      if ((code.equals(RETYPED) || lasts(mark, path)) && done.add(path)) {
        changes.add(new Change(DriftKind.RETYPED, path, null, was(path), code, used(path)));
      }
    }
    shape.fields().forEach((path, type) -> addRetyped(path, type, done, changes));
    return changes;
  }

  private void addRetyped(String path, String type, Set<String> done, List<Change> changes) {
    String was = was(path);
    boolean other =
        was != null && !was.equals(type) && !type.contains("null") && !was.contains("null");
    if (other && isUsual(path, was) && done.add(path)) {
      changes.add(new Change(DriftKind.RETYPED, path, null, was, type, used(path)));
    }
  }

  /** Several documents in a row had the mark: none with the field and without the mark since. */
  private boolean lasts(String mark, String path) {
    List<KnownShape> all = new ArrayList<>(earlier);
    all.add(shape);
    List<KnownShape> marked = all.stream().filter(s -> s.marks().contains(mark)).toList();
    java.time.Instant since =
        marked.stream()
            .map(KnownShape::firstSeen)
            .min(java.util.Comparator.naturalOrder())
            .orElseThrow();
    boolean healed =
        all.stream()
            .anyMatch(
                s ->
                    !s.marks().contains(mark)
                        && s.fields().containsKey(path)
                        && s.lastSeen().isAfter(since));
    return !healed && marked.stream().mapToLong(KnownShape::seen).sum() >= NO_MISTAKE;
  }

  private boolean used(String path) {
    return inUse.test(path);
  }

  private @Nullable String type(String path) {
    return shape.fields().get(path);
  }

  /** The type that most earlier documents have there; null if none has. */
  private @Nullable String was(String path) {
    Map<String, Long> counts = new TreeMap<>();
    for (KnownShape e : earlier) {
      String type = e.fields().get(path);
      if (type != null) {
        counts.merge(type, e.seen(), Long::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
