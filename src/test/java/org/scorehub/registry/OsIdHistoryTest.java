package org.scorehub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OsIdHistoryTest {

  private static final String OLD = "BD2019083AAAAAA";
  private static final String NOW = "BD2021113R7R87P";

  private static Map<String, String> merged(String asked, String properties)
      throws JsonProcessingException {
    String document =
        "{\"asked\": %s, \"answer\": {\"features\": [{\"properties\": %s}]}}"
            .formatted(asked, properties);
    return OsIdHistory.merged(new ObjectMapper().readTree(document));
  }

  private static String askedBy(String by, String value) {
    return "{\"by\": \"%s\", \"value\": \"%s\"}".formatted(by, value);
  }

  @Test
  void anotherOsIdThanAskedForHasTakenItsPlace() throws JsonProcessingException {
    assertThat(merged(askedBy("os_id", OLD), "{\"os_id\": \"%s\"}".formatted(NOW)))
        .containsExactly(Map.entry(OLD, NOW));
    assertThat(merged(askedBy("os_id", NOW), "{\"os_id\": \"%s\"}".formatted(NOW))).isEmpty();
  }

  @Test
  void aFacilityFoundByNameTellsNothingOfWhatWasAsked() throws JsonProcessingException {
    assertThat(merged(askedBy("name", "Zaber Fabrics"), "{\"os_id\": \"%s\"}".formatted(NOW)))
        .isEmpty();
  }

  @Test
  void listedOldOnesAreTaken() throws JsonProcessingException {
    String properties =
        "{\"os_id\": \"%s\", \"historical_os_id\": [\"%s\", \"nonsense\"]}".formatted(NOW, OLD);
    assertThat(merged(askedBy("name", "Zaber Fabrics"), properties))
        .containsExactly(Map.entry(OLD, NOW));
  }
}
