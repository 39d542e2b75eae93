package org.scorehub.web.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;
import org.scorehub.web.Where;

/**
 * Which findings to list; null means any.
 *
 * @param kind UNMAPPED_FINDING or LOW_CONFIDENCE
 * @param language BCP 47 tag of the text
 * @param after list those that wait behind this one
 */
record ReviewFilter(
    @Nullable String kind,
    @Nullable String scheme,
    @Nullable String language,
    @Nullable UUID site,
    @Nullable UUID after) {

  ReviewFilter {
    kind = FormText.given(kind);
    scheme = FormText.given(scheme);
    language = FormText.given(language);
  }

  static ReviewFilter any() {
    return new ReviewFilter(null, null, null, null, null);
  }

  Where where() {
    return new Where()
        .and("r.kind = :kind", "kind", kind)
        .and("i.scheme = :scheme", "scheme", scheme)
        .and("i.language = :language", "language", language)
        .and("i.site_id = :site", "site", site)
        .and(
            "(r.created_at, r.id) > (SELECT created_at, id FROM review_item WHERE id = :after)",
            "after",
            after);
  }
}
