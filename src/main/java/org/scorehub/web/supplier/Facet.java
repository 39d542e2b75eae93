package org.scorehub.web.supplier;

import java.util.Locale;

/** By what the list can be narrowed. */
enum Facet {
  CHANGED("n.at_site IS NOT NULL"),
  ESCALATED("e.site_id IS NOT NULL"),
  UNAUDITED("(s.valid_until IS NULL OR s.valid_until < :today)"),
  COUNTRY("s.country = ANY (:country)"),
  RATING("s.rating_scale || '|' || s.rating = ANY (:rating)"),
  /** Severity of the worst open issue. */
  WORST("s.worst = ANY (:worst)"),
  MODULE("s.modules && CAST(:module AS text[])"),
  STAGE("t.stages && CAST(:stage AS text[])"),
  /** A module and its stage, with : between. */
  TRAINED("t.trained && CAST(:trained AS text[])"),
  /** What became of any KPI. */
  OUTCOME("t.outcomes && CAST(:outcome AS text[])"),
  /** A KPI with its unit, and what became of it, with : between. */
  KPI("t.kpis && CAST(:kpi AS text[])");

  /** The only value of a facet that is chosen or not. */
  static final String YES = "true";

  private final String condition;

  Facet(String condition) {
    this.condition = condition;
  }

  /** SQL that holds for suppliers with a chosen value. */
  String condition() {
    return condition;
  }

  /** Its parameter in addresses. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it has one value only. */
  boolean isFlag() {
    return this == ESCALATED || this == CHANGED || this == UNAUDITED;
  }
}
