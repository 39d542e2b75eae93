package org.scorehub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.TableRow;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;

/**
 * What would become of a table.
 *
 * @param usable false if the table as a whole or any of these children would be quarantined
 * @param bundleId the files it was read with
 * @param children what would become of each, in the order of its rows
 * @param cut true if there are more children than these
 * @param problems what is wrong with the table as a whole; complete only where nothing was cut
 */
record DryTable(
    boolean usable, String bundleId, List<Child> children, boolean cut, List<Problem> problems) {

  static final int MOST = 1_000;

  /**
   * What would become of a row, or of rows that belong together.
   *
   * @param sheet null where there are no sheets
   * @param row where it begins, from 1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Child(
      @Nullable String sheet, int row, @JsonUnwrapped TranslateApi.DryTranslation translation) {}

  static DryTable of(InboundDocument document, String bundleId, InputStream body)
      throws IOException {
    TableReader reader = document.table().orElseThrow();
    try (SpilledBody bytes = SpilledBody.of(body, document.definition().limits().maxBytes());
        TableChildren rows = reader.open(bytes)) {
      List<Child> children = children(document, bundleId, rows);
      boolean cut = children.size() == MOST && rows.next().isPresent();
      List<Problem> problems = rows.problems();
      boolean usable =
          problems.stream().noneMatch(Problem::blocking)
              && children.stream().allMatch(child -> child.translation().usable());
      return new DryTable(usable, bundleId, children, cut, problems);
    }
  }

  private static List<Child> children(
      InboundDocument document, String bundleId, TableChildren rows) {
    List<Child> children = new ArrayList<>();
    Optional<TableChildren.Child> next = rows.next();
    while (next.isPresent()) {
      byte[] bytes = next.get().bytes();
      TableRow place = TableRow.of(bytes);
      children.add(
          new Child(
              place.sheet(),
              place.row(),
              TranslateApi.DryTranslation.of(document.translate(bytes), bundleId)));
      next = children.size() < MOST ? rows.next() : Optional.empty();
    }
    return children;
  }
}
