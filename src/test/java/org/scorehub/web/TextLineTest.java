package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class TextLineTest {

  private static final String AUDIT =
      """
      <?xml version="1.0"?>
      <a:audit xmlns:a="urn:a" id="7 > 6">
        <!-- <question code="0"/> -->
        <question code="1.1">yes</question>
        <question code='1.2'><![CDATA[no <b>]]></question>
        <empty/>
      </a:audit>
      """;

  private static Map<String, String> places(String text) {
    return TextLine.pieces(text).stream()
        .filter(piece -> piece.place() != null)
        .collect(Collectors.toMap(piece -> String.valueOf(piece.place()), TextPiece::text));
  }

  @Test
  void namesThePlaceOfEachValueOfXml() {
    assertThat(places(AUDIT))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "/audit[1]/@id", "7 > 6",
                "/audit[1]/question[1]/@code", "1.1",
                "/audit[1]/question[1]", "yes",
                "/audit[1]/question[2]/@code", "1.2",
                "/audit[1]/question[2]", "no <b>"));
  }

  @Test
  void namesThePlaceOfEachValueOfJson() {
    assertThat(places("{\"a\": [1, {\"b\": \"x\"}]}"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("/a/0", "1", "/a/1/b", "\"x\""));
  }

  @Test
  void numbersLinesAndMarksThoseInWhichSomethingIsWrong() {
    List<TextLine> lines = TextLine.of("<a>\n  <b>x\ny</b>\n</a>", Map.of(3, "bad"));
    assertThat(lines).extracting(TextLine::number).containsExactly(1, 2, 3, 4);
    assertThat(lines).extracting(TextLine::tone).containsExactly(null, null, "bad", null);
    assertThat(lines.get(1).pieces()).contains(new TextPiece("x", "/a[1]/b[1]"));
    assertThat(lines.get(2).pieces()).contains(new TextPiece("y", "/a[1]/b[1]"));
  }

  @Property(tries = 300)
  void showsEveryCharacterOfWhateverItIs(
      @ForAll @CharRange(from = '!', to = '?') @CharRange(from = '[', to = ']') String text) {
    for (String written : List.of(text, '<' + text, "<a b='c'>" + text + "</a>", '{' + text)) {
      assertThat(
              TextLine.pieces(written).stream().map(TextPiece::text).collect(Collectors.joining()))
          .isEqualTo(written);
    }
  }
}
