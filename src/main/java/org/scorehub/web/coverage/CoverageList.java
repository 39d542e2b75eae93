package org.scorehub.web.coverage;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Listing;

/**
 * Sites and how much of a set they answer.
 *
 * @param set id of the set
 * @param tooMany whether more sites fit than can be put in the order asked for, so that they are
 *     listed by name, whatever they answer
 * @param next to be sent back as {@code after}; null at the end
 */
record CoverageList(
    String set,
    String setName,
    int version,
    LocalDate on,
    boolean tooMany,
    List<CoverageRow> items,
    @Nullable String next) {

  static CoverageList of(SetVersion set, LocalDate on, boolean tooMany, Listing<CoverageRow> rows) {
    return new CoverageList(
        set.id(), set.name(), set.version(), on, tooMany, rows.items(), rows.next());
  }
}
