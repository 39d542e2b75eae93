package org.scorehub.matching;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which topics lie in the performance area or the chapter of clauses that a code names. */
final class CodeAreas {

  private final Map<String, Set<String>> areas = new HashMap<>();

  /** Notes the areas and clauses of a topic; a row may name several, separated by ';'. */
  void add(RuleRow row) {
    Set<String> of = new HashSet<>(row.parts("amfori_pa", ";"));
    row.parts("eti_clause", ";").forEach(clause -> of.add(chapter(clause)));
    areas.put(row.text("topic"), of);
  }

  /** Whether a topic lies in the area of a code. */
  boolean contains(Scheme scheme, CodeTopic code, Topic topic) {
    Set<String> of = areas.getOrDefault(topic.code(), Set.of());
    return area(scheme, code).stream().anyMatch(of::contains);
  }

  private List<String> area(Scheme scheme, CodeTopic code) {
    @Nullable String amfori = scheme.amforiPa(code.code());
    if (amfori != null) {
      return List.of(amfori);
    }
    String chapter = chapter(code.code());
    boolean known = areas.values().stream().anyMatch(of -> of.contains(chapter));
    return known ? List.of(chapter) : List.copyOf(areas.getOrDefault(code.topic(), Set.of()));
  }

  private static String chapter(String clause) {
    int dot = clause.indexOf('.');
    return "clause " + (dot < 0 ? clause : clause.substring(0, dot));
  }
}
