package org.scorehub.web.evidence;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a pack holds, as hashes.
 *
 * @param sections in the order of the pack, those without rows among them
 * @param sha256 of a line {@code <section> <rows> <sha256>} for each, each ended by a line feed
 */
record PackManifest(List<Sum> sections, String sha256) {

  /**
   * A section.
   *
   * @param sha256 of the hashes of its rows in hex, each ended by a line feed
   */
  record Sum(String section, long rows, String sha256) {

    private String line() {
      return section + ' ' + rows + ' ' + sha256 + '\n';
    }
  }

  /** A section of two packs; null where it is not in one of them. */
  record Difference(String section, @Nullable Long rowsThen, @Nullable Long rowsNow) {}

  static PackManifest of(List<Sum> sections) {
    String lines = sections.stream().map(Sum::line).collect(Collectors.joining());
    return new PackManifest(List.copyOf(sections), RowForm.sha256(lines));
  }

  /** Sections that this one has otherwise than an earlier one of the same sections. */
  List<Difference> since(PackManifest earlier) {
    return sections.stream()
        .filter(now -> !earlier.sections.contains(now))
        .map(now -> new Difference(now.section(), earlier.rows(now.section()), now.rows()))
        .toList();
  }

  private @Nullable Long rows(String section) {
    return sections.stream()
        .filter(sum -> Objects.equals(sum.section(), section))
        .map(Sum::rows)
        .findFirst()
        .orElse(null);
  }
}
