package org.scorehub.web.coverage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.RequirementSet;
import org.scorehub.reconcile.ShippedRequirements.Shipped;

/**
 * One version of a set of requirements. Never changes once it is saved.
 *
 * @param id UUID of an organisation's own set, name of one that ships
 * @param shipped whether it comes with the project
 * @param note whose it is and is not; null for own sets
 * @param basedOn the set that it was copied from; null for none
 * @param version from 1 on; 0 for a set that ships
 * @param latest version that holds
 * @param savedBy null for a set that ships, as are the two that follow
 * @param reason why, in the person's words; null if none was given
 * @param restores the earlier version that it brought back; null for others
 * @param withdrawn whether the set is not offered any more
 */
record SetVersion(
    String id,
    String name,
    boolean shipped,
    @Nullable String note,
    @Nullable String basedOn,
    int version,
    int latest,
    RequirementSet set,
    @Nullable String savedBy,
    @Nullable Instant savedAt,
    @Nullable String reason,
    @Nullable Integer restores,
    boolean withdrawn) {

  static SetVersion of(Shipped shipped) {
    return new SetVersion(
        shipped.id(),
        shipped.name(),
        true,
        shipped.note(),
        null,
        0,
        0,
        shipped.set(),
        null,
        null,
        null,
        null,
        false);
  }

  /** Names what was looked at, for whoever changes it. */
  @JsonProperty
  public String seen() {
    return version + "-" + set.sha256();
  }

  /** Whether it is the version that holds. */
  @JsonIgnore
  public boolean isCurrent() {
    return version == latest;
  }
}
