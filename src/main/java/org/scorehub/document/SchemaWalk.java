package org.scorehub.document;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/**
 * Follows native paths through a schema. Positions such as {@code [3]} and {@code []} both lead to
 * the entries of a list.
 */
public final class SchemaWalk {

  private static final Pattern STEP = Pattern.compile("/([^/]+?)((?:\\[\\d*])*)(?=/|$)");
  private static final Pattern POSITION = Pattern.compile("\\[\\d+]");
  private static final String TEXT = "#text";
  private static final int DEEPEST = 24;

  private SchemaWalk() {}

  /** A path with {@code []} in place of every position: {@code /audit/question[]/@code}. */
  public static String generalised(String path) {
    return path.indexOf('[') < 0 ? path : POSITION.matcher(path).replaceAll("[]");
  }

  /** What a schema knows of a path; null if it does not name it. */
  public static @Nullable SchemaPlace find(SchemaPlace root, String path) {
    SchemaPlace at = root;
    Matcher step = STEP.matcher(path);
    while (at != null && step.find()) {
      at = below(at.member(step.group(1)), step.group(2));
    }
    return at;
  }

  /**
   * Whether a document makes no sense without a path, as far as its schema says: it is required,
   * and so is all that it stands in. Lists count as required, since an entry that is there must be
   * whole.
   */
  public static boolean isEssential(SchemaPlace root, String path) {
    SchemaPlace at = root;
    boolean essential = true;
    Matcher step = STEP.matcher(path);
    while (essential && at != null && step.find()) {
      String name = step.group(1);
      SchemaPlace member = at.member(name);
      boolean last = step.end() == path.length();
      essential = at.requires(name) || (!last && hasList(member));
      at = below(member, step.group(2));
    }
    return essential;
  }

  private static boolean hasList(@Nullable SchemaPlace place) {
    return place != null
        && (place.entry() != null
            || place.members().stream().anyMatch(name -> isList(place.member(name))));
  }

  private static boolean isList(@Nullable SchemaPlace place) {
    return place != null && place.entry() != null;
  }

  private static @Nullable SchemaPlace below(@Nullable SchemaPlace place, String positions) {
    SchemaPlace at = place;
    for (int i = 0; at != null && i < positions.length(); i++) {
      if (positions.charAt(i) == '[') {
        SchemaPlace entry = at.entry();
        at = entry == null && !at.isOpen() ? at : entry;
      }
    }
    return at;
  }

  /** Generalised paths of all single values that a schema names, in its order. */
  public static Set<String> leaves(SchemaPlace root) {
    Set<String> leaves = new LinkedHashSet<>();
    collect(root, "", 0, (path, place) -> leaves.add(path));
    return leaves;
  }

  private static void collect(
      SchemaPlace place, String path, int depth, BiConsumer<String, SchemaPlace> found) {
    SchemaPlace entry = place.entry();
    if (depth > DEEPEST) {
      return;
    }
    if (entry != null) {
      collect(entry, path + "[]", depth + 1, found);
    }
    for (String name : place.members()) {
      SchemaPlace member = place.member(name);
      if (member != null) {
        collect(member, name.equals(TEXT) ? path : path + "/" + name, depth + 1, found);
      }
    }
    if (place.isLeaf() && !path.isEmpty()) {
      found.accept(path, place);
    }
  }

  /** Blocking only where the document makes no sense without its path. */
  static Problem judged(SchemaPlace root, Problem problem) {
    String path = problem.path() == null ? "" : problem.path();
    return problem.blocking() && !isEssential(root, path) ? problem.withoutBlocking() : problem;
  }
}
