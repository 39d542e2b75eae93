package org.scorehub.web.evidence;

import java.util.Locale;

/**
 * A column of a section.
 *
 * @param name the same in every language: in JSON, in hashes, and as part of the key of its title
 */
record EvidenceColumn(String name, Kind kind) {

  /** What its values are, and with that how they are written. */
  enum Kind {
    /** Words that somebody wrote. */
    TEXT,
    /** An id, a code of theirs, a hash: never translated, never shortened. */
    ID,
    /** A code of ours, shown in words. */
    CODE,
    /** A code of {@code topics.csv}. */
    TOPIC,
    /** A code of {@code modules.csv}. */
    MODULE,
    /** A code of {@code kpis.csv}. */
    KPI,
    NUMBER,
    DAY,
    TIME
  }

  /** Part of the key of its title. */
  String slug() {
    return name.replaceAll("([A-Z0-9]+)", "-$1").toLowerCase(Locale.ROOT);
  }
}
