package org.scorehub.document;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** Guesses which of several charsets a text is written in, by the letters that are frequent. */
final class CharsetGuess {

  private static final int SAMPLE = 64 * 1024;

  /** Charsets that the detector calls by the name of a smaller one. */
  private static final Map<String, List<String>> KIN =
      Map.of(
          "ISO-8859-1", List.of("windows-1252", "ISO-8859-15"),
          "ISO-8859-2", List.of("windows-1250"),
          "ISO-8859-5", List.of("windows-1251"),
          "ISO-8859-7", List.of("windows-1253"),
          "ISO-8859-9", List.of("windows-1254"),
          "GB18030", List.of("GBK", "GB2312"),
          "Shift_JIS", List.of("windows-31j"),
          "EUC-KR", List.of("x-windows-949"),
          "Big5", List.of("Big5-HKSCS", "x-windows-950"));

  private CharsetGuess() {}

  /** The likeliest; the first if nothing speaks for any. */
  static Charset among(List<Charset> possible, InputStream in) throws IOException {
    for (CharsetMatch match : new CharsetDetector().setText(sample(in)).detectAll()) {
      for (Charset charset : possible) {
        if (isSame(match.getName(), charset)) {
          return charset;
        }
      }
    }
    return possible.get(0);
  }

  private static boolean isSame(String detected, Charset charset) {
    return charset.name().equalsIgnoreCase(detected)
        || KIN.getOrDefault(detected, List.of()).contains(charset.name());
  }

  /** The first lines that are not plain ASCII: no charset asked about has LF within a character. */
  private static byte[] sample(InputStream in) throws IOException {
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean telling = false;
    for (int b = in.read(); b >= 0 && sample.size() < SAMPLE; b = in.read()) {
      line.write(b);
      telling |= b > 0x7F;
      if (b == '\n' || line.size() > SAMPLE) {
        sample.write(line.toByteArray(), 0, telling ? line.size() : 0);
        line.reset();
        telling = false;
      }
    }
    sample.write(line.toByteArray(), 0, telling ? line.size() : 0);
    return sample.toByteArray();
  }
}
