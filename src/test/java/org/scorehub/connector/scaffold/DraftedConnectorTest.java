package org.scorehub.connector.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.TestProject;

/** What is guessed of samples that nobody here has seen. */
class DraftedConnectorTest {

  private static final Path ROOT = Path.of("");

  private static final Sample PAGE =
      Drafts.sample(
          "page.json",
          """
          {"data": [
             {"auditId": "A-1", "factoryName": "One", "auditDate": "2026-01-31", "grade": "B",
              "findings": [{"code": "F1", "severity": "major", "description": "Two exits are blocked.", "status": "open"}]},
             {"auditId": "A-2", "factoryName": "Two", "auditDate": "2026-02-01", "grade": "A", "findings": []}],
           "links": {"next": null}, "meta": {"cursor": "17"}}
          """);

  private static final Sample LIST =
      Drafts.sample(
          "werke.csv",
          """
          Lieferantenliste;;;;
          Betriebsnummer;Betrieb;Strasse;Land;Anzahl Mitarbeitende
          4711;Beispiel Textil;Hauptstr. 1;Türkei;1'250
          4712;Muster Schuhe;Ring 2;Vietnam;80
          """);

  private static final Sample ALERT =
      Drafts.sample(
          "alert.xml",
          """
          <alert xmlns="urn:x" id="77"><raisedAt>2026-01-31T08:00:00Z</raisedAt>
            <factory><name>Sample</name><country>BD</country></factory>
            <description>A child was seen at a machine.</description></alert>
          """);

  @TempDir private Path project;

  static Stream<ScaffoldRequest> twoWays() {
    return Stream.of(
        Drafts.twoWays("rest-poll", "http-out", PAGE),
        Drafts.twoWays("sftp-in", "sftp-out", LIST),
        Drafts.twoWays("folder-in", "folder-out", LIST),
        Drafts.twoWays("folder-in", "soap-out", ALERT));
  }

  @ParameterizedTest
  @MethodSource("twoWays")
  void holdsTheContractBothWays(ScaffoldRequest request) {
    TestProject.copy(project);
    Draft draft = Scaffold.draft(project, request);
    draft.writeTo(project, false);
    assertThat(Drafts.violations(project)).isEmpty();
    assertThat(draft.files()).containsKey("sandbox/newcomer/tenants.yaml");
  }

  @Test
  void aPageIsTakenApart() {
    Draft draft = Scaffold.draft(ROOT, Drafts.twoWays("rest-poll", "http-out", PAGE));
    assertThat(draft.canonical()).isEqualTo("Audit");
    assertThat(Drafts.text(draft, "routes/newcomer/connector.yaml"))
        .contains("items: \"/data\"", "next: \"/links/next\"", "cursor: \"/meta/cursor\"");
    assertThat(draft.files().keySet())
        .contains("mappings/newcomer/examples/audit/page-1/input.json");
    assertThat(Drafts.text(draft, "mappings/newcomer/audit.in.jslt"))
        .contains(
            "required(clean(.auditId), \"audit id\")",
            "let name = clean(.factoryName)",
            "date(.auditDate)",
            "[for (.findings) finding(.)]");
  }

  @Test
  void aGermanListOfSitesIsUnderstood() {
    Draft draft = Scaffold.draft(ROOT, Drafts.request(LIST));
    assertThat(draft.canonical()).isEqualTo("Site");
    assertThat(Drafts.text(draft, "mappings/newcomer/site-list.in.jslt"))
        .contains(
            "clean(.betrieb)",
            "numbers:count(.anzahl_mitarbeitende)",
            "code(\"country-name\", .land)",
            "clean(.betriebsnummer)");
    assertThat(Drafts.text(draft, "mappings/newcomer/codes/country-name.csv"))
        .contains("Türkei,TR,", "Vietnam,VN,");
  }

  @Test
  void severalSamplesAreMerged() {
    Sample one = Drafts.sample("one.json", "{\"siteName\": \"One\", \"city\": \"Hanoi\"}");
    Sample two = Drafts.sample("two.json", "{\"siteName\": \"Two\", \"workers\": 12}");
    Draft draft = Scaffold.draft(ROOT, Drafts.request(one, two));
    String schema = Drafts.text(draft, "schemas/newcomer/site.schema.json");
    assertThat(schema.replaceAll("\\s+", " "))
        .contains("\"required\" : [ \"siteName\" ]", "\"workers\"");
    assertThat(draft.files().keySet())
        .contains(
            "mappings/newcomer/examples/site/one/expected.json",
            "mappings/newcomer/examples/site/two/expected.json");
  }

  @Test
  void peopleAreLeftOutAndSaidSo() {
    Sample sample =
        Drafts.sample(
            "s.json",
            "{\"siteName\": \"One\", \"contact\": {\"email\": \"a@b.example\", \"phone\": \"+49 30 1234567\"}}");
    Draft draft = Scaffold.draft(ROOT, Drafts.request(sample));
    assertThat(Drafts.text(draft, "routes/newcomer/connector.yaml"))
        .contains("\"/contact/email\", \"/contact/phone\"", "a person");
    assertThat(Drafts.text(draft, "mappings/newcomer/examples/site/s/expected.json"))
        .doesNotContain("a@b.example", "1234567");
  }
}
