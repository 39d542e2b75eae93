package org.scorehub.web.queue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.web.FormText;
import org.scorehub.web.Where;

/**
 * Which items to list; what is not given means any.
 *
 * @param q part of the site's name or of the item's words
 * @param assignee a name, {@code me}, or {@code nobody}
 * @param late true for those with a deadline that has passed
 */
record WorkFilter(
    @Nullable List<WorkKind> kind,
    @Nullable String q,
    @Nullable UUID site,
    @Nullable String assignee,
    @Nullable Boolean late) {

  static final String ME = "me";
  static final String NOBODY = "nobody";

  /** The kinds wanted. */
  List<WorkKind> kinds() {
    return kind == null || kind.isEmpty()
        ? List.of(WorkKind.values())
        : kind.stream().distinct().toList();
  }

  /** Whether it looks at names of sites. */
  boolean needsSite() {
    return FormText.given(q) != null;
  }

  /** Conditions on items of any kind. */
  Where where() {
    String name = FormText.given(assignee);
    return new Where()
        .and(
            "(strpos(lower(site.name), lower(:q)) > 0 OR strpos(lower(w.words), lower(:q)) > 0)",
            "q",
            FormText.given(q))
        .and("w.site_id = :site", "site", site)
        .and("(a.assignee IS NULL) = :free", "free", NOBODY.equals(name) ? Boolean.TRUE : null)
        .and(
            "a.assignee = :assignee",
            "assignee",
            NOBODY.equals(name) ? null : ME.equals(name) ? Caller.current().username() : name)
        .and("(w.due < now()) = :late", "late", Boolean.TRUE.equals(late) ? Boolean.TRUE : null);
  }
}
