package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.document.TestSchemas.utf8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyScanTest {

  private static final InputStream FAILING =
      new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException("gone");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          throw new IOException("gone");
        }
      };

  private static Optional<String> find(DocumentFormat format, String document, String path) {
    return KeyScan.find(format, new ByteArrayInputStream(utf8(document)), path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "nothing",
      textBlock =
          """
          XML  | <a xmlns='urn:x'><b>1</b><c>2</c></a>       | /a/c       | 2
          XML  | <p:a xmlns:p='urn:x'><p:b> 1 </p:b></p:a>   | /a/b       | 1
          XML  | <a><x><b>0</b></x><b>1</b></a>              | /a/b       | 1
          XML  | <a><b/><b>2</b></a>                         | /a/b       | 2
          XML  | <a><b>1</b><b>2</b></a>                     | /a/b[2]    | 2
          XML  | <a><b k='1'/></a>                           | /a/b/@k    | 1
          XML  | <a><b/><b k='2'/></a>                       | /a/b/@k    | 2
          XML  | <a k='1'/>                                  | /a/@k      | 1
          XML  | <a><b>1<!-- c --><![CDATA[2]]></b></a>      | /a/b       | 12
          XML  | <a><b>1</b><broken                          | /a/b       | 1
          XML  | <a><broken </a>                             | /a/b       | nothing
          XML  | <!DOCTYPE a [<!ENTITY x 'y'>]><a><b>1</b></a> | /a/b     | nothing
          XML  | <a><b>&x;</b></a>                           | /a/b       | nothing
          XML  | <a/>                                        | /a/b       | nothing
          XML  | hello                                       | /a/b       | nothing
          XML  | <a>1</a>                                    | /          | nothing
          JSON | {"x":{"id":"0"},"site":{"id":"7"}}          | /site/id   | 7
          JSON | {"site":{"id":7}}                           | /site/id   | 7
          JSON | {"s":[{"id":1},{"id":2}]}                   | /s[2]/id   | 2
          JSON | {"s":[{"id":1},{"id":2}]}                   | /s/id      | 1
          JSON | [{"id":1}]                                  | /id        | 1
          JSON | {"id":null}                                 | /id        | nothing
          JSON | {"id":" "}                                  | /id        | nothing
          JSON | {"id":{"id":1}}                             | /id        | nothing
          JSON | {"id":"1",broken                            | /id        | 1
          JSON | {"a":[1,2                                   | /id        | nothing
          JSON | hello                                       | /id        | nothing
          """)
  void findsTheFirstText(DocumentFormat format, String document, String path, String expected) {
    assertThat(find(format, document, path)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void stopsReadingAtTheHit() {
    InputStream start = new ByteArrayInputStream(utf8("<a><id>1</id><rest>"));

    assertThat(KeyScan.find(DocumentFormat.XML, new SequenceInputStream(start, FAILING), "/a/id"))
        .hasValue("1");
  }

  @Test
  void readsPastLongTexts() {
    byte[] filler = new byte[1 << 20];
    Arrays.fill(filler, (byte) 'x');
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream(utf8("<a><x><![CDATA[")));
    for (int i = 0; i < 64; i++) {
      parts.add(new ByteArrayInputStream(filler));
    }
    parts.add(new ByteArrayInputStream(utf8("]]></x><id>1</id></a>")));
    InputStream large = new SequenceInputStream(Collections.enumeration(parts));

    assertThat(KeyScan.find(DocumentFormat.XML, large, "/a/id")).hasValue("1");
  }

  @Test
  void isEmptyIfTheStreamFails() {
    assertThat(KeyScan.find(DocumentFormat.XML, FAILING, "/a/id")).isEmpty();
    assertThat(KeyScan.find(DocumentFormat.JSON, FAILING, "/id")).isEmpty();
  }

  @Test
  void ignoresWhatIsTooLongForAKey() {
    assertThat(find(DocumentFormat.XML, "<a>" + "x".repeat(2_000) + "</a>", "/a")).isEmpty();
    assertThat(find(DocumentFormat.JSON, "{\"a\":\"" + "x".repeat(99_999) + "\"}", "/a")).isEmpty();
  }

  @Property(tries = 1_000)
  void neverThrows(@ForAll byte[] bytes, @ForAll String path) {
    for (DocumentFormat format : DocumentFormat.values()) {
      assertThat(KeyScan.find(format, new ByteArrayInputStream(bytes), path)).isNotNull();
    }
  }
}
