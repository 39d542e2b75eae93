package org.scorehub.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what one organisation sent and got in a span of time, each record with its way to the root
 * of its seal, and the chain of seals from the first to the last of them. The file is checked with
 * nothing but SHA-256; it says how itself.
 */
public final class ProofExport {

  /** What the lines of the file are. */
  static final String FORMAT = "score-hub proof 1";

  /** Name of the lines within the archive. */
  static final String LINES = "proofs.jsonl";

  private static final int SEALS_AT_A_TIME = 100;

  private record Placed(long seal, int place, String content) {}

  /**
   * What was written.
   *
   * @param records how many
   * @param seals how many seals they stand in, or between
   */
  public record Written(long records, long seals) {}

  private final JdbcClient jdbc;
  private final String buyer;
  private final Instant from;
  private final Instant to;
  private long records;
  private long seals;

  /**
   * An export.
   *
   * @param jdbc sees at least the rows of the organisation
   * @param from records that happened then or later
   * @param to records that happened before
   */
  public ProofExport(JdbcClient jdbc, String buyer, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to");
    }
    this.jdbc = jdbc;
    this.buyer = buyer;
    this.from = from;
    this.to = to;
  }

  /** Writes the archive; the stream stays open. */
  public Written write(OutputStream out, Instant now) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    copy("README.txt", zip);
    copy("check.py", zip);
    zip.putNextEntry(new ZipEntry(LINES));
    line(about(now), zip);
    writeSeals(zip);
    line(object("end").put("seals", seals).put("records", records), zip);
    zip.closeEntry();
    zip.finish();
    return new Written(records, seals);
  }

  private ObjectNode about(Instant now) {
    return object("export")
        .put("format", FORMAT)
        .put("organisation", buyer)
        .put("from", from.toString())
        .put("to", to.toString())
        .put("madeAt", now.toString());
  }

  private void writeSeals(OutputStream out) throws IOException {
    long[] span = span();
    for (long next = span[0]; next > 0 && next <= span[1]; next += SEALS_AT_A_TIME) {
      long last = Math.min(next + SEALS_AT_A_TIME - 1, span[1]);
      List<Placed> leaves = leaves(next, last);
      for (long number = next; number <= last; number++) {
        long wanted = number;
        writeSeal(
            seal(number), leaves.stream().filter(leaf -> leaf.seal() == wanted).toList(), out);
      }
    }
  }

  private long[] span() {
    return jdbc.sql(
            "SELECT coalesce(min(seal), 0), coalesce(max(seal), 0) FROM sealed_leaf"
                + " WHERE buyer = ? AND at >= ? AND at < ?")
        .params(buyer, Timestamp.from(from), Timestamp.from(to))
        .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  private List<Placed> leaves(long first, long last) {
    return jdbc.sql(
            "SELECT seal, idx, content FROM sealed_leaf WHERE seal BETWEEN ? AND ? AND buyer = ?"
                + " AND at >= ? AND at < ? ORDER BY seal, idx")
        .params(first, last, buyer, Timestamp.from(from), Timestamp.from(to))
        .query((row, n) -> new Placed(row.getLong(1), row.getInt(2), row.getString(3)))
        .list();
  }

  /**
   * The seal with that number.
   *
   * @throws IllegalStateException if it is gone
   */
  private Seal.Kept seal(long number) {
    return jdbc.sql("SELECT " + Seal.COLUMNS + " FROM seal WHERE number = ?")
        .param(number)
        .query(Seal.Kept::from)
        .optional()
        .orElseThrow(() -> new IllegalStateException("seal " + number + " is missing"));
  }

  private void writeSeal(Seal.Kept kept, List<Placed> leaves, OutputStream out) throws IOException {
    line(
        object("seal")
            .put("header", kept.seal().header())
            .put("hash", HexFormat.of().formatHex(kept.hash())),
        out);
    seals++;
    if (!leaves.isEmpty()) {
      MerkleTree tree = new MerkleTree(kept.leafHashes());
      for (Placed leaf : leaves) {
        line(leaf(leaf, tree.path(leaf.place())), out);
        records++;
      }
    }
  }

  private static ObjectNode leaf(Placed leaf, List<MerkleTree.Step> path) {
    ObjectNode line = object("record");
    line.put("seal", leaf.seal()).put("place", leaf.place()).put("content", leaf.content());
    ArrayNode steps = line.putArray("path");
    for (MerkleTree.Step step : path) {
      steps.add((step.left() ? "L" : "R") + HexFormat.of().formatHex(step.sibling()));
    }
    return line;
  }

  private static ObjectNode object(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static void line(ObjectNode line, OutputStream out) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void copy(String resource, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(new ZipEntry(resource));
    try (InputStream text =
        Objects.requireNonNull(ProofExport.class.getResourceAsStream(resource))) {
      text.transferTo(zip);
    }
    zip.closeEntry();
  }
}
