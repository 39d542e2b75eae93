package org.scorehub.web.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.journey.TableFixture;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class TranslateApiTest {

  private static final Path AUDIT =
      Path.of("mappings/amfori-bsci/examples/audit/good-factory-with-two-findings/input.xml");

  @Autowired private WebClient web;

  private JsonNode translate(String connector, String document, String type, byte[] body) {
    String path = "/api/v1/translate?connector=" + connector + "&document=" + document;
    return WebClient.parse(web.as("engineer").post(path, type, body).body());
  }

  private JsonNode sites(TableFixture table) {
    return translate("table-test", "sites", "text/csv", table.bytes());
  }

  @Test
  void saysWhatWouldBecomeOfADocument() throws Exception {
    JsonNode audit =
        translate("amfori-bsci", "audit", "application/xml", Files.readAllBytes(AUDIT));
    assertThat(audit.path("usable").asBoolean()).isTrue();
    assertThat(audit.at("/canonical/findings")).hasSize(2);
  }

  @Test
  void saysWhatWouldBecomeOfEachRowOfATable() {
    JsonNode table = sites(TableFixture.of(3).with(2, "x-2", "Factory", "Vietnam", "Hue"));
    assertThat(table.path("usable").asBoolean()).isFalse();
    assertThat(table.path("cut").asBoolean()).isFalse();
    assertThat(table.path("problems")).isEmpty();
    assertThat(table.path("children").findValuesAsText("row")).containsExactly("2", "3", "4");
    assertThat(table.at("/children/0/canonical/name").asText()).startsWith("Factory ");
    assertThat(table.at("/children/1/usable").asBoolean()).isFalse();
    assertThat(table.at("/children/1/problems/0/line").asInt()).isEqualTo(3);
  }

  @Test
  void saysThatThereAreMoreRowsThanItAnswersWith() {
    assertThat(sites(TableFixture.of(1_000)).path("cut").asBoolean()).isFalse();
    JsonNode cut = sites(TableFixture.of(1_001));
    assertThat(cut.path("cut").asBoolean()).isTrue();
    assertThat(cut.path("children")).hasSize(1_000);
  }

  @Test
  void saysWhatIsWrongWithTheTableAsAWhole() {
    JsonNode table = sites(TableFixture.of(1).under("Factory number;Name;Land;City"));
    assertThat(table.path("usable").asBoolean()).isFalse();
    assertThat(table.at("/problems/0/code").asText()).isEqualTo("table.header");
    assertThat(table.path("children")).isEmpty();
  }
}
