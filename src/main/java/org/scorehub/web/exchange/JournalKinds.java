package org.scorehub.web.exchange;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the journal's exchanges are of, to choose from. */
record JournalKinds(Set<String> connectors, Set<String> documents, Set<String> transports) {

  /** Of combinations of connector, document and transport. */
  static JournalKinds of(List<List<String>> kinds) {
    return new JournalKinds(each(kinds, 0), each(kinds, 1), each(kinds, 2));
  }

  private static Set<String> each(List<List<String>> kinds, int place) {
    Set<String> found = new TreeSet<>();
    kinds.forEach(kind -> found.add(kind.get(place)));
    return found;
  }
}
