package org.scorehub.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SiteCandidateTest {

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private static SiteCandidate candidate(String left, String right) throws JsonProcessingException {
    JsonNode why =
        JSON.readTree(
            "[{\"what\": \"same number\", \"left\": \"3\", \"right\": \"3\", \"effect\": 1.5},"
                + " {\"what\": \"other town\", \"left\": \"\", \"right\": \"\", \"effect\": -2},"
                + " \"Open Supply Hub says so\"]");
    return new SiteCandidate(
        new UUID(0, 1),
        new UUID(0, 2),
        new UUID(0, 3),
        0.714,
        why,
        JSON.readTree(left),
        JSON.readTree(right),
        Instant.EPOCH,
        null,
        null,
        null,
        null);
  }

  @Test
  void marksTheWordsThatOnlyOneRecordHas() throws JsonProcessingException {
    SiteCandidate pair =
        candidate(
            "{\"names\": [\"Lotus Knit Unit 1\"], \"address\": \"1 Mill Rd.\"}",
            "{\"names\": [\"LOTUS Knit, Unit 2\"]}");
    ComparedField names = pair.fields().get(0);
    assertThat(names.contradicts()).isTrue();
    assertThat(names.left().stream().filter(ComparedField.Word::different))
        .extracting(ComparedField.Word::text)
        .containsExactly("1");
    assertThat(pair.fields().get(1).right()).isEmpty();
    assertThat(pair.fields().get(1).contradicts()).isFalse();
  }

  @Test
  void givesReasonsForAndAgainst() throws JsonProcessingException {
    SiteCandidate pair = candidate("{}", "{}");
    assertThat(pair.reasons())
        .extracting(SiteCandidate.Reason::speaksFor)
        .containsExactly(true, false, false);
    assertThat(pair.reasons())
        .extracting(SiteCandidate.Reason::speaksAgainst)
        .containsExactly(false, true, false);
  }

  @Test
  void isWrittenAsItsComponents() throws JsonProcessingException {
    JsonNode written = JSON.valueToTree(candidate("{}", "{}"));
    assertThat(written.path("score").asDouble()).isEqualTo(0.714);
    assertThat(written.has("open")).isFalse();
  }
}
