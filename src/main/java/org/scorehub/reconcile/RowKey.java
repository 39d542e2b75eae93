package org.scorehub.reconcile;

import org.jspecify.annotations.Nullable;
import org.scorehub.matching.Topic;

/** Names of rows. A decision holds for the row of that name. */
public final class RowKey {

  private RowKey() {}

  /** The row in which a finding stands: its topic's, or its own where nobody has placed it. */
  public static String of(String topic, String scheme, String findingKey) {
    return topic.equals(Topic.UNMAPPED) ? "unplaced:" + scheme + ':' + findingKey : topic;
  }

  /** The row that compares ratings on a scale, overall or of one area. */
  static String ofRating(String scale, @Nullable String area) {
    return "rating:" + scale + (area == null ? "" : ":" + area);
  }
}
