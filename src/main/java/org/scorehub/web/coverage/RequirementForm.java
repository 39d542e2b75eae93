package org.scorehub.web.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.Requirement;
import org.scorehub.web.FormText;

/**
 * A requirement as somebody filled it in. It is checked with the table that it comes into.
 *
 * @param instead id of the one that it takes the place of; null for a new one
 */
record RequirementForm(
    @Nullable String instead,
    @Nullable String requirement,
    @Nullable String title,
    @Nullable List<String> topic,
    @Nullable Integer weight,
    @Nullable String source) {

  RequirementForm {
    instead = FormText.given(instead);
    topic = topic == null ? List.of() : List.copyOf(topic);
    weight = weight == null ? 1 : weight;
  }

  static RequirementForm of(Requirement old) {
    return new RequirementForm(
        old.id(), old.id(), old.title(), old.topics(), old.weight(), old.source());
  }

  /** Whether a requirement was filled in at all. */
  boolean isGiven() {
    return requirement != null;
  }

  Requirement made() {
    return new Requirement(
        line(requirement),
        line(title),
        topic == null ? List.of() : topic,
        weight == null ? 1 : weight,
        line(source));
  }

  private static String line(@Nullable String text) {
    String given = FormText.given(text);
    return given == null ? "" : given;
  }
}
