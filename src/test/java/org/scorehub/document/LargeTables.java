package org.scorehub.document;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a large table to a file and reads it, in a process with little memory. Prints how many
 * children there were, and the key of the last one.
 */
public final class LargeTables {

  private LargeTables() {}

  /**
   * Writes and reads.
   *
   * @param args {@code csv} or {@code xlsx}, the number of rows, the file
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[2]);
    int rows = Integer.parseInt(args[1]);
    if (args[0].equals("csv")) {
      writeCsv(file, rows);
    } else {
      writeXlsx(file, rows);
    }
    TableReader reader =
        Tables.reader(TableLayout.PLAIN, new DocumentLimits(1L << 30, 64, 500_000));
    long count = 0;
    String last = "";
    try (TableChildren table = reader.open(() -> Files.newInputStream(file))) {
      for (var next = table.next(); next.isPresent(); next = table.next()) {
        count++;
        if (next.get().ordinal() == rows) {
          last =
              ((Reading.Readable) reader.read(next.get().bytes())).tree().path("number").asText();
        }
      }
      System.out.println(count + " " + last + " " + table.problems().size());
    }
    try (TableChildren closedEarly = reader.open(() -> Files.newInputStream(file))) {
      closedEarly.skipTo(1);
    }
    Tables.reader(Tables.sheet("other")).open(() -> Files.newInputStream(file)).close();
  }

  private static void writeCsv(Path file, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("number,name,country,workers\n");
      for (int row = 1; row <= rows; row++) {
        out.write("S" + row + ",\"Supplier \"\"" + row + "\"\", Ltd\",CN," + row % 900 + "\n");
      }
    }
  }

  /** Every text is another one, so that none is shared. */
  private static void writeXlsx(Path file, int rows) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(out);
        Writer writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
      for (Map.Entry<String, String> part : Workbooks.parts("").entrySet()) {
        if (!part.getKey().contains("sheet1")) {
          begin(zip, part.getKey());
          writer.write(part.getValue().replace("</Relationships>", SHARED + "</Relationships>"));
          writer.flush();
        }
      }
      begin(zip, "xl/sharedStrings.xml");
      writer.write("<sst><si><t>number</t></si><si><t>name</t></si>");
      for (int row = 1; row <= rows; row++) {
        writer.write(
            "<si><t>S" + row + "</t></si><si><t>Supplier of many things " + row + "</t></si>");
      }
      writer.write("</sst>");
      writer.flush();
      begin(zip, "xl/worksheets/sheet1.xml");
      writer.write("<worksheet><sheetData>");
      for (int row = 0; row <= rows; row++) {
        writer.write(
            "<row><c t='s'><v>%d</v></c><c t='s'><v>%d</v></c></row>"
                .formatted(2 * row, 2 * row + 1));
      }
      writer.write("</sheetData></worksheet>");
      writer.flush();
    }
  }

  private static final String SHARED =
      "<Relationship Id='r9' Type='urn:x/sharedStrings' Target='sharedStrings.xml'/>";

  private static void begin(ZipOutputStream zip, String part) throws IOException {
    zip.setLevel(1);
    zip.putNextEntry(new ZipEntry(part));
  }
}
