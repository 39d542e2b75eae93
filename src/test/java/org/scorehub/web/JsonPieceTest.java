package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPieceTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void knowsThePlaceOfEachValue() {
    assertThat(JsonPiece.of("{ \"a\": [1.50,\n {\"b/c\" :\"x\\\"y\"}], \"d\":null }"))
        .filteredOn(piece -> piece.pointer() != null)
        .containsExactly(
            new JsonPiece("1.50", "/a/0"),
            new JsonPiece("\"x\\\"y\"", "/a/1/b~1c"),
            new JsonPiece("null", "/d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<xml/>", "{\"a\": 1, \"b\": \"cut", "[1, 2", "a,b\n1,2", "{\"a\": tru"})
  void showsWhatIsNoJsonAsItIs(String text) {
    assertThat(joined(JsonPiece.of(text))).isEqualTo(text);
  }

  @Property(tries = 200)
  void losesNothingAndPointsAtWhatItShows(@ForAll("trees") Object tree)
      throws JsonProcessingException {
    JsonNode node = JSON.valueToTree(tree);
    String text = node.toPrettyString();
    List<JsonPiece> pieces = JsonPiece.of(text);
    assertThat(joined(pieces)).isEqualTo(text);
    for (JsonPiece piece : pieces) {
      if (piece.pointer() != null) {
        assertThat(JSON.readTree(piece.text())).isEqualTo(node.at(piece.pointer()));
      }
    }
  }

  @Provide
  Arbitrary<Object> trees() {
    return Arbitraries.lazyOf(
        () -> Arbitraries.strings().ofMaxLength(8).map(Object.class::cast),
        () -> Arbitraries.integers().map(Object.class::cast),
        () -> Arbitraries.of(true, false).map(Object.class::cast),
        () -> trees().list().ofMaxSize(4).map(Object.class::cast),
        () ->
            Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), trees())
                .ofMaxSize(4)
                .map(Object.class::cast));
  }

  private static String joined(List<JsonPiece> pieces) {
    return pieces.stream().map(JsonPiece::text).collect(Collectors.joining());
  }
}
