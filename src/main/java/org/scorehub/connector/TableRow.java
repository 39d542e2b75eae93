package org.scorehub.connector;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.KeyScan;

/**
 * Where a child stands in its table.
 *
 * @param sheet name of the sheet; null where there are none
 * @param row row that it begins in, from 1; 0 if the bytes do not say
 */
public record TableRow(@Nullable String sheet, int row) {

  /** Reads the place from the bytes of a child, as {@code TableReader} describes them. */
  public static TableRow of(byte[] child) {
    return new TableRow(find(child, "/sheet"), number(find(child, "/rows/row")));
  }

  private static @Nullable String find(byte[] child, String path) {
    return KeyScan.find(DocumentFormat.JSON, new ByteArrayInputStream(child), path).orElse(null);
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** A problem with something that no cell holds, such as an empty one, is one of the row. */
  List<Problem> place(List<Problem> problems) {
    return problems.stream().map(this::place).toList();
  }

  private Problem place(Problem problem) {
    return problem.line() > 0 ? problem : problem.atPosition(row, 0, -1).inSheet(sheet);
  }

  Translation place(Translation translation) {
    if (translation instanceof Translation.Translated t) {
      return new Translation.Translated(
          t.canonical(), t.nativeTree(), place(t.problems()), t.alarms(), t.shape());
    }
    if (translation instanceof Translation.Quarantined q) {
      return new Translation.Quarantined(place(q.problems()), q.alarms(), q.shape());
    }
    return translation;
  }
}
