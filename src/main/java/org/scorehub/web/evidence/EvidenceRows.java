package org.scorehub.web.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one pack, hashes them and hands them on. Not thread-safe. */
final class EvidenceRows {

  private final PackWriter writer;
  private final Set<EvidenceSection> wanted;
  private final List<PackManifest.Sum> sums = new ArrayList<>();
  private final Set<UUID> sealable = new LinkedHashSet<>();
  private @Nullable EvidenceSection current;
  private MessageDigest digest = RowForm.digest();
  private long rows;

  EvidenceRows(PackWriter writer, List<EvidenceSection> wanted) {
    this.writer = writer;
    this.wanted = Set.copyOf(wanted);
  }

  /** Whether the pack has it; of one that it has not, rows need not be read. */
  boolean wants(EvidenceSection section) {
    return wanted.contains(section);
  }

  /** Begins a section, also where no row follows. */
  void begin(EvidenceSection section) {
    close();
    if (wants(section)) {
      current = section;
      digest = RowForm.digest();
      rows = 0;
      io(() -> writer.section(section));
    }
  }

  /** A row of the section that was begun; dropped where the pack does not have it. */
  void add(String source, @Nullable Object... cells) {
    EvidenceSection section = current;
    if (section != null) {
      EvidenceRow row = EvidenceRow.of(section, source, cells);
      digest.update((row.sha256() + '\n').getBytes(StandardCharsets.US_ASCII));
      rows++;
      io(() -> writer.row(section, row));
    }
  }

  /** An exchange or a delivery that the pack names, whose seal belongs into it. */
  void names(UUID record) {
    sealable.add(record);
  }

  Set<UUID> named() {
    return sealable;
  }

  /** No more rows come. */
  PackManifest finish() {
    close();
    return PackManifest.of(sums);
  }

  private void close() {
    EvidenceSection section = current;
    if (section != null) {
      String sha = HexFormat.of().formatHex(digest.digest());
      sums.add(new PackManifest.Sum(section.slug(), rows, sha));
      current = null;
    }
  }

  private interface Io {
    void run() throws IOException;
  }

  private static void io(Io work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
