package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes by what the topic of a finding is found. */
final class TopicDraft {

  private static final String TO_DO = CodeLists.TO_DO;
  private static final String TOPICS = "finding-topic";
  private static final String AMFORI = "mappings/_shared/codes/amfori-question-topic.csv";
  private static final String ETI = "mappings/canonical/codes/eti.csv";

  private final MappingDraft mapping;
  private final ListGuess list;
  private final String item;

  TopicDraft(MappingDraft mapping, ListGuess list, String item) {
    this.mapping = mapping;
    this.list = list;
    this.item = item;
  }

  /** By the column whose values tell the most topics. */
  void addTo(ObjectText finding) {
    Optional<Guess> code = list.field("nativeCode");
    Optional<Guess> area = list.field("nativeArea");
    Optional<Guess> outer = list.outerField("area");
    List<Guess> candidates = new ArrayList<>();
    code.ifPresent(candidates::add);
    area.ifPresent(candidates::add);
    outer.ifPresent(candidates::add);
    if (candidates.isEmpty()) {
      finding.note(
          TO_DO + "topics: nothing looks like a code or area that a topic could be found by.");
      return;
    }
    Guess best = candidates.get(0);
    for (Guess candidate : candidates) {
      best = share(candidate) > share(best) ? candidate : best;
    }
    String known = code.map(this::publishedList).orElse("");
    if (!known.isEmpty()) {
      String path = use(code.orElseThrow(), item, list.place());
      finding.put("topic", "topic(%s, %s)".formatted(Jslt.quoted(known), path));
      return;
    }
    boolean isOuter = outer.isPresent() && best.equals(outer.get());
    mapping.lists().add(TOPICS, "topic", best.traits().values());
    mapping.lists().hint(TOPICS, "topic", beside(best));
    String path = isOuter ? use(best, "$area", list.outer()) : use(best, item, list.place());
    finding.put("topic", "topic(%s, %s)".formatted(Jslt.quoted(TOPICS), path));
  }

  /**
   * A code list of the project that knows all codes, if something says that they are of its scheme.
   */
  private String publishedList(Guess code) {
    List<String> schemes =
        mapping.analysis().identifiers().stream().map(g -> g.target().scheme()).toList();
    String said = mapping.scheme() + " " + schemes + " " + mapping.analysis().samples().files();
    List<String> values = code.traits().values();
    if (said.matches("(?i).*(amfori|bsci).*") && mapping.lists().knows(AMFORI, values)) {
      return "amfori-question-topic";
    }
    boolean eti = said.matches("(?i).*(\\beti\\b|smeta|sedex).*");
    return eti && mapping.lists().knows(ETI, values) ? "eti" : "";
  }

  private double share(Guess guess) {
    List<String> values = guess.traits().values();
    return mapping.lists().known("topic", values) / Math.max(1, values.size());
  }

  /** Texts that stand in the same row as each value; of a table only. */
  private Map<String, String> beside(Guess guess) {
    Map<String, String> beside = new HashMap<>();
    SampleSet.Columns table = mapping.analysis().samples().table();
    Guess area = list.field("nativeArea").orElse(null);
    if (table != null && area != null && !area.equals(guess)) {
      for (Map<String, String> row : table.rows()) {
        String theirs = row.getOrDefault(guess.place().shape().name(), "");
        beside.putIfAbsent(theirs, row.getOrDefault(area.place().shape().name(), ""));
      }
    }
    return beside;
  }

  private String use(Guess guess, String base, Place from) {
    mapping.remains().use(guess.place());
    return Jslt.path(base, from, guess.place());
  }
}
