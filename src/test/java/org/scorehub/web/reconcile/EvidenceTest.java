package org.scorehub.web.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** What is in an evidence pack for whom, and whether it is still so. */
@HubTest
class EvidenceTest {

  private static final String SECRET = "A child was seen at work";

  private final OrganisationDatabase database;
  private final WebClient web;
  private final ContestedSite site;
  private final String path;
  private final UUID alert;

  @Autowired
  EvidenceTest(Seed seed, WebClient web, OrganisationDatabase database) {
    this.database = database;
    this.web = web;
    this.site = ContestedSite.of(seed, Seed.RETAIL);
    this.path = "/api/v1/sites/" + site.id() + "/evidence";
    this.alert = seed.exchange(Seed.RETAIL, "RECORDED", site.id(), "alert-" + Seed.id(), "<a/>");
    seed.escalation(Seed.RETAIL, site.id(), alert, "7.15", "compliance");
    seed.sql(
        "INSERT INTO remedy (buyer, id, escalation_id, kind, opened_by)"
            + " SELECT buyer, ?, id, 'school fees', 'officer' FROM escalation WHERE exchange_id = ?",
        Seed.id(),
        alert);
    seed.delivery(Seed.RETAIL, site.id(), alert, "ACCEPTED", "<progress/>");
  }

  private JsonNode pack(String user) {
    return web.as(user).json(path);
  }

  private static JsonNode section(JsonNode pack, String name) {
    for (JsonNode section : pack.path("sections")) {
      if (section.path("section").asText().equals(name)) {
        return section.path("rows");
      }
    }
    throw new AssertionError("no section " + name);
  }

  private String unzipped(String user) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(web.as(user).bytes(path + "?form=xlsx")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  void tellsAllWithSourcesAndHashes() throws IOException {
    JsonNode pack = pack("compliance");
    assertThat(section(pack, "audits")).hasSize(2);
    assertThat(section(pack, "findings")).hasSize(5);
    assertThat(section(pack, "comparison").toString()).contains("FOUND_AGAINST_FINE");
    assertThat(section(pack, "escalations").toString()).contains(SECRET);
    assertThat(section(pack, "remedies").toString()).contains("school fees");
    assertThat(section(pack, "deliveries").get(0).at("/data/receipt").asText())
        .isEqualTo("receipt-7");
    assertThat(section(pack, "clocks").get(0).at("/data/basisSource").asText())
        .isEqualTo("amfori protocol");
    assertThat(unzipped("compliance"))
        .contains(SECRET, site.amforiId(), "The east exit is blocked");
    assertThat(exported()).isEqualTo(2);
  }

  private long exported() {
    return database.as(
        Seed.RETAIL,
        jdbc ->
            jdbc.sql(
                    "SELECT count(*) FROM access_trail"
                        + " WHERE action = 'evidence.exported' AND subject LIKE ?")
                .param("site:" + site.id() + "%")
                .query(Long.class)
                .single());
  }

  @Test
  void holdsNothingThatTheReaderMayNotSee() throws IOException {
    site.heldBy(Seed.BRAND);
    JsonNode pack = pack("sourcing");
    assertThat(section(pack, "escalations")).isEmpty();
    assertThat(section(pack, "remedies")).isEmpty();
    String html = web.as("sourcing").get(path + "?form=html").body();
    for (String form : new String[] {pack.toString(), html, unzipped("sourcing")}) {
      assertThat(form)
          .contains(site.smetaId())
          .doesNotContain(SECRET, "school fees", "The east exit is blocked", "members-meet");
    }
    assertThat(pack.path("sections").toString()).doesNotContain(alert + "\",\"part");
    assertThat(section(pack("brand"), "deliveries")).isEmpty();
    assertThat(section(pack("brand"), "audits")).hasSize(2);
    assertThat(web.as("programme").get(path).statusCode()).isIn(401, 404);
  }

  @Test
  void agreesWithAnotherOfUnchangedDataAndTellsWhatChanged() {
    JsonNode first = pack("compliance");
    assertThat(pack("compliance").path("manifest")).isEqualTo(first.path("manifest"));
    String check = path + "/packs/" + first.at("/cover/pack").asText() + "/check";
    assertThat(web.as("compliance").json(check).path("changed")).isEmpty();
    site.rateFireEquipment(SeverityLevel.CRITICAL);
    JsonNode changed = web.as("compliance").json(check).path("changed");
    assertThat(changed)
        .extracting(difference -> difference.path("section").asText())
        .contains("findings", "comparison")
        .doesNotContain("escalations", "deliveries");
    assertThat(web.as("sourcing").get(check).statusCode()).isEqualTo(403);
    assertThat(web.as("brand").get(check).statusCode()).isEqualTo(404);
    assertThat(web.as("compliance").json(path + "/packs")).hasSize(2);
  }

  @Test
  void isInTheReadersLanguageAndRestrictedToWhatIsAskedFor() {
    WebClient officer = web.browser("compliance", "sandbox");
    String page = "/sites/" + site.id() + "/evidence";
    assertThat(officer.get(page).body()).contains("Evidence pack of", "Evidence as a workbook");
    String chinese =
        officer
            .get(
                page + "/pack?form=html&section=audits&section=findings",
                "Accept-Language",
                "zh-CN")
            .body();
    assertThat(chinese).contains("不符合项", "审核", "有效").doesNotContain("升级事项期限", SECRET);
    assertThat(officer.get(page + "/pack?form=pdf").body()).contains("form must be json");
    assertThat(officer.get(page).body()).contains("Is this still so?");
  }
}
