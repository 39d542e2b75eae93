package org.scorehub.web.escalation;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;
import org.scorehub.web.Where;

/**
 * Which escalations to list.
 *
 * @param state one of the states, or {@code ALL}; null for those that are open
 * @param late true for those with a deadline that has passed unmet
 */
record EscalationFilter(
    @Nullable String state,
    @Nullable String kind,
    @Nullable String topic,
    @Nullable UUID site,
    boolean late) {

  Where where() {
    String wanted = FormText.code(state);
    Where where =
        new Where()
            .and("e.kind = :kind", "kind", FormText.code(kind))
            .and("e.topic = :topic", "topic", lower(topic))
            .and("e.site_id = :site", "site", site)
            .and("(next.due_at < now()) = :late", "late", late ? Boolean.TRUE : null);
    if (wanted == null) {
      return where.and("e.state = ANY (:open)", "open", new String[] {"RAISED", "CONFIRMED"});
    }
    return where.and("e.state = :state", "state", wanted.equals("ALL") ? null : wanted);
  }

  private static @Nullable String lower(@Nullable String text) {
    String given = FormText.given(text);
    return given == null ? null : given.toLowerCase(Locale.ROOT);
  }
}
