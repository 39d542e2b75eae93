package org.scorehub.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The texts that cells of a workbook refer to by number; any number of them, in little memory. */
final class SharedTexts implements AutoCloseable {

  private final PagedFile texts = new PagedFile();
  private final PagedFile ends = new PagedFile();
  private int count;

  /** Reads all texts of a part named sharedStrings. */
  static SharedTexts read(XmlCursor xml) throws RefusedDocument {
    SharedTexts shared = new SharedTexts();
    try {
      while (xml.next()) {
        if (xml.isStart("si")) {
          shared.add(WorkbookText.read(xml));
        }
      }
      shared.texts.flush();
      shared.ends.flush();
      return shared;
    } catch (RefusedDocument | RuntimeException e) {
      shared.close();
      throw e;
    }
  }

  private void add(String text) {
    texts.append(text.getBytes(StandardCharsets.UTF_8));
    ends.append(ByteBuffer.allocate(Long.BYTES).putLong(texts.length()).array());
    count++;
  }

  /** A text by its number as a cell has it, from 0. */
  String get(String number) throws RefusedDocument {
    int index = WorkbookText.number(number, count - 1);
    long start = index == 0 ? 0 : end(index - 1);
    byte[] bytes = new byte[(int) (end(index) - start)];
    texts.read(start, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private long end(int index) {
    byte[] bytes = new byte[Long.BYTES];
    ends.read((long) index * Long.BYTES, bytes);
    return ByteBuffer.wrap(bytes).getLong();
  }

  @Override
  public void close() {
    texts.close();
    ends.close();
  }
}
