package org.scorehub.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Lists of factories as the connector {@code table-test} takes them. */
public final class TableFixture {

  public static final String CONNECTOR = "table-test";

  /** Where they are handed in. */
  public static final String SITES = CONNECTOR + "/sites";

  private static final String HEADER = "Factory number;Name;Country;City";

  private final List<String> lines = new ArrayList<>(List.of(HEADER));
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  private TableFixture() {}

  /** A list without a row. */
  public static TableFixture table() {
    return new TableFixture();
  }

  /** Factories that no other list has, all of them right. */
  public static TableFixture of(int rows) {
    TableFixture table = table();
    IntStream.rangeClosed(1, rows).forEach(table::factory);
    return table;
  }

  /** A factory of this list. */
  public TableFixture factory(int number) {
    return row(key(number), "Factory " + run + " " + number, "VN", "Hue");
  }

  /** A row as given. */
  public TableFixture row(String... cells) {
    lines.add(String.join(";", cells));
    return this;
  }

  /** Puts a row in the place of another; the first below the header is 1. */
  public TableFixture with(int number, String... cells) {
    lines.set(number, String.join(";", cells));
    return this;
  }

  /** The same rows under another header. */
  public TableFixture under(String header) {
    lines.set(0, header);
    return this;
  }

  /** What a factory of this list is called by its buyer. */
  public String key(int number) {
    return run + "-" + number;
  }

  public byte[] bytes() {
    return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
