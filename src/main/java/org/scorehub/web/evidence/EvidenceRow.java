package org.scorehub.web.evidence;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a section.
 *
 * @param cells one for each column: text, a whole or decimal number, a day, an instant; null for
 *     nothing
 * @param source where in the hub it stands, as the path of an address
 * @param sha256 of its canonical form, in hex
 */
record EvidenceRow(List<@Nullable Object> cells, String source, String sha256) {

  EvidenceRow {
    cells = Collections.unmodifiableList(cells);
  }

  static EvidenceRow of(EvidenceSection section, String source, @Nullable Object... cells) {
    List<@Nullable Object> all = Arrays.asList(cells.clone());
    if (all.size() != section.columns().size()) {
      throw new IllegalStateException(
          section + " has " + section.columns().size() + " columns, not " + all.size());
    }
    return new EvidenceRow(all, source, RowForm.sha256(RowForm.json(section, all, source)));
  }
}
