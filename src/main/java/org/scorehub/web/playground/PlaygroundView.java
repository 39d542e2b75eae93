package org.scorehub.web.playground;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The playground as a page shows it.
 *
 * @param connector connector id
 * @param title its name for people
 * @param documents names of its documents
 * @param document the one at hand
 * @param direction IN or OUT
 * @param examples names of its examples
 * @param example the one that the sample began with; null if with none
 * @param exchange the one that the sample began with; null if with none
 * @param files of the mapping
 * @param file the one that is shown
 * @param own whether that can be changed here
 * @param text of it
 * @param table whether the document is a table that is received, which may be a workbook
 * @param sample the document; of a workbook empty
 * @param workbook the document in Base64; null if it is no workbook
 */
record PlaygroundView(
    String connector,
    String title,
    List<String> documents,
    String document,
    String direction,
    List<String> examples,
    @Nullable String example,
    @Nullable UUID exchange,
    List<MappingFiles> files,
    String file,
    boolean own,
    String text,
    boolean table,
    String sample,
    @Nullable String workbook) {

  PlaygroundView {
    documents = List.copyOf(documents);
    examples = List.copyOf(examples);
    files = List.copyOf(files);
  }

  /** How many files the caller has changed. */
  public long changes() {
    return files.stream().filter(MappingFiles::changed).count();
  }
}
