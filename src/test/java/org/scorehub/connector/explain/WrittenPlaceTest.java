package org.scorehub.connector.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenPlaceTest {

  private static final List<String> LEAVES =
      List.of("/audit/@id", "/audit/question[1]/@code", "/audit/question[2]/#text", "/items[3]/a");

  @ParameterizedTest
  @CsvSource({
    "/audit[1]/@id, /audit/@id",
    "/Envelope[1]/Body[1]/audit[1]/@id, /audit/@id",
    "/audit[1]/question[1]/@code, /audit/question[1]/@code",
    "/audit[1]/question[2], /audit/question[2]/#text",
    "/items/2/a, /items[3]/a",
    "/audit[1]/question[2]/@code,",
    "/audit[2]/@id,"
  })
  void findsTheLeafThatIsMeant(String written, @Nullable String leaf) {
    assertThat(WrittenPlace.among(LEAVES, written).orElse(null)).isEqualTo(leaf);
  }

  @ParameterizedTest
  @CsvSource({
    "/Envelope[1]/Body[1]/progress[1]/site[1]/status[1], /progress/site/status",
    "/progress[1]/line[2], /progress/line/1/#text",
    "/progress[1]/line[2]/@no, /progress/line/1/@no",
    "/progress[1]/line[3],"
  })
  void findsTheValueThatWasWritten(String written, @Nullable String pointer)
      throws JsonProcessingException {
    String tree =
        """
        {"progress": {"site": {"status": "x"},
          "line": [{"#text": "a"}, {"@no": "2", "#text": "b"}]}}""";
    assertThat(WrittenPlace.in(JsonMapper.builder().build().readTree(tree), written).orElse(null))
        .isEqualTo(pointer);
  }
}
