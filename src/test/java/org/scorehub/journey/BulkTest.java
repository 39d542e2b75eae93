package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.HubTest;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** A table becomes an exchange of its own for every row. */
@HubTest
class BulkTest {

  private static final String ENGINEER = "engineer";
  private static final Set<String> AT_WORK = Set.of("RECEIVED", "SPLITTING");

  @Autowired private HubUnderTest hub;
  @Autowired private BuyerTopics topics;
  @Autowired private WebClient web;

  private JsonNode split(byte[] table, String... headers) {
    String id = hub.send(ENGINEER, TableFixture.SITES, table, headers);
    return hub.eventually(ENGINEER, "/api/v1/exchanges/" + id, BulkTest::isDone);
  }

  private static boolean isDone(JsonNode exchange) {
    JsonNode children = exchange.path("children");
    return !AT_WORK.contains(exchange.path("state").asText())
        && children.path("done").asLong() == children.path("total").asLong();
  }

  private List<JsonNode> children(JsonNode parent, String filter) {
    String path = "/api/v1/exchanges?parent=" + parent.path("id").asText() + filter;
    return List.copyOf(hub.read(ENGINEER, path).path("items").findParents("document"));
  }

  @Test
  void recordsTheGoodRowsAndSaysWhatIsWrongWithTheOthers() {
    TableFixture table = TableFixture.of(5).with(3, "x-3", "Factory", "Vietnam", "Hue");
    JsonNode parent = split(table.bytes(), "X-File-Name", "C:\\lists\\june.csv");
    assertThat(parent.path("state").asText()).isEqualTo("SPLIT");
    assertThat(parent.path("fileName").asText()).isEqualTo("june.csv");
    assertThat(parent.path("stages").findValuesAsText("stage"))
        .containsExactly("received", "archived", "split");
    assertThat(parent.at("/stages/2/detail").asText()).isEqualTo("5 children");
    assertThat(parent.path("children").toString())
        .isEqualTo("{\"total\":5,\"done\":5,\"byState\":{\"RECORDED\":4,\"QUARANTINED\":1}}");
    List<JsonNode> bad = children(parent, "&state=QUARANTINED");
    assertThat(bad).hasSize(1);
    JsonNode row = hub.read(ENGINEER, "/api/v1/exchanges/" + bad.get(0).path("id").asText());
    assertThat(row.path("parent")).isEqualTo(parent.path("id"));
    assertThat(row.path("row").asInt()).isEqualTo(4);
    assertThat(row.path("nativeKey").asText()).isEqualTo("x-3");
    assertThat(row.at("/problems/0/line").asInt()).isEqualTo(4);
    assertThat(row.at("/problems/0/column").asInt()).isEqualTo(3);
    assertThat(row.at("/problems/0/value").asText()).isEqualTo("Vietnam");
    assertThat(hub.raw(ENGINEER, parent.path("id").asText()).getBytes(StandardCharsets.UTF_8))
        .isEqualTo(table.bytes());
    assertThat(hub.raw(ENGINEER, row.path("id").asText())).contains("\"row\":4");
  }

  @Test
  void changesNothingForRowsThatSayTheSameAsBefore() {
    TableFixture table = TableFixture.of(4);
    split(table.bytes());
    table.with(2, table.key(2), "Another name", "VN", "Hue");
    JsonNode again = split(table.bytes());
    assertThat(again.at("/children/byState").toString())
        .isEqualTo("{\"RECORDED\":1,\"UNCHANGED\":3}");
    JsonNode changed = children(again, "&state=RECORDED").get(0);
    assertThat(changed.path("nativeKey").asText()).isEqualTo(table.key(2));
  }

  @Test
  void tellsTheBuyerOfEachSiteThatIsDescribedAnew() {
    TableFixture table = TableFixture.of(1);
    JsonNode parent = split(table.bytes());
    String site = children(parent, "").get(0).path("siteId").asText();
    BuyerTopics.Event event = topics.about("demo-retail", site, 1).get(0);
    assertThat(event.type()).isEqualTo("org.scorehub.site.supplied.v1");
    assertThat(event.value().get("siteId")).hasToString(site);
    assertThat(event.value().get("name").toString()).startsWith("Factory ");
    assertThat(hub.site(ENGINEER, site, "").at("/supplies/0/connector").asText())
        .isEqualTo("table-test");
  }

  @ParameterizedTest
  @CsvSource({
    "'', document.empty",
    "'Factory number;Name\r\n1;A', table.header",
    "'%PDF-1.7 list of factories', table.kind"
  })
  void quarantinesWhatIsNoTableOfThatKind(String text, String code) {
    JsonNode parent = split(text.getBytes(StandardCharsets.UTF_8));
    assertThat(parent.path("state").asText()).isEqualTo("QUARANTINED");
    assertThat(parent.path("problemCodes").toString()).isEqualTo("[\"" + code + "\"]");
    assertThat(parent.path("children").toString())
        .isEqualTo("{\"total\":0,\"done\":0,\"byState\":{}}");
  }

  @Test
  void takesATableWithoutARow() {
    JsonNode parent = split(TableFixture.table().bytes());
    assertThat(parent.path("state").asText()).isEqualTo("SPLIT");
    assertThat(parent.at("/children/total").asInt()).isZero();
  }

  @Test
  void keepsTheRowsOfOneBuyerFromOthers() {
    JsonNode parent = split(TableFixture.of(2).bytes());
    String row = children(parent, "").get(0).path("id").asText();
    assertThat(hub.status("brand", "/api/v1/exchanges/" + row)).isEqualTo(404);
    assertThat(
            hub.read("brand", "/api/v1/exchanges?parent=" + parent.path("id").asText())
                .path("items"))
        .isEmpty();
  }

  @Test
  void showsOnItsPageHowManyRowsAreInWhichState() {
    JsonNode parent = split(TableFixture.of(3).with(2, "x-2", "Factory", "Vietnam", "Hue").bytes());
    String id = parent.path("id").asText();
    WebClient browser = web.browser(ENGINEER, "sandbox");
    assertThat(browser.get("/exchanges/" + id).body())
        .contains("/exchanges?parent=" + id, "state=QUARANTINED");
    assertThat(browser.get("/exchanges?parent=" + id + "&state=QUARANTINED").body())
        .contains("row 3")
        .doesNotContain("row 2", "row 4");
  }
}
