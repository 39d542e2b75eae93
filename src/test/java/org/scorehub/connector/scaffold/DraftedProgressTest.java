package org.scorehub.connector.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.TestProject;

/** What goes back in the form of a sample of theirs. */
class DraftedProgressTest {

  private static final Path ROOT = Path.of("");
  private static final String MAPPING = "mappings/newcomer/training-progress.out.jslt";

  private static final Sample SITE =
      Drafts.sample("site.json", "{\"siteName\": \"Sample Factory\", \"country\": \"VN\"}");

  private static final Sample JSON =
      Drafts.sample(
          "progress.json",
          """
          {"messageType": "CAP_UPDATE",
           "factory": {"gln": "4000000000006", "factoryName": "Sample Factory"},
           "revision": 4, "reportedAt": "2026-02-01T10:00:00Z",
           "correctiveActions": [
             {"requirement": "4.2", "auditNumber": "A-1", "status": "IN PROGRESS", "measures": ["Exits cleared"], "owner": "A. Person"},
             {"requirement": "4.5", "auditNumber": "A-1", "status": "READY FOR REVIEW", "measures": []}],
           "trainings": [{"course": "Safety", "state": "finished", "completionDate": "31.01.2026", "visits": 3}],
           "indicators": [{"indicator": "DEFECT_RATE", "unit": "%", "baseline": {"value": 6, "date": "2025-08-31"},
                           "current": {"value": 4, "date": "2026-01-31"}}]}
          """);

  private static final Sample XML =
      Drafts.sample(
          "fortschritt.xml",
          """
          <Fortschritt xmlns="urn:muster:1" version="3">
            <Betrieb gln="4000000000006">Muster Textil</Betrieb>
            <Stand>2026-02-01T10:00:00Z</Stand>
            <Feststellungen>
              <Feststellung frage="1.1" status="in Bearbeitung"><Massnahme>Notausgang frei</Massnahme></Feststellung>
              <Feststellung frage="1.2" status="offen"><Massnahme>Schutz</Massnahme><Massnahme>Training</Massnahme></Feststellung>
            </Feststellungen>
          </Fortschritt>
          """);

  private static final Sample TABLE =
      Drafts.sample(
          "avancement.csv",
          """
          GLN;Usine;Exigence;Statut;Mesures;Mise à jour le;Responsable
          4000000000006;Exemple Textile;4.2;en cours;Issues dégagées;01/02/2026;R. Personne
          4000000000006;Exemple Textile;4.5;ouvert;Extincteurs;25/02/2026;
          """);

  private final Path project;

  DraftedProgressTest(@TempDir Path project) {
    this.project = project;
  }

  static Stream<Arguments> samples() {
    return Stream.of(
        Arguments.of("http-out", JSON),
        Arguments.of("folder-out", JSON),
        Arguments.of("soap-out", XML),
        Arguments.of("http-out", XML),
        Arguments.of("sftp-out", TABLE));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void holdsTheContract(String out, Sample sample) {
    TestProject.copy(project);
    Draft draft = Scaffold.draft(project, Drafts.goingBack(out, sample, SITE));
    draft.writeTo(project, false);
    assertThat(Drafts.violations(project)).isEmpty();
    assertThat(draft.files().keySet())
        .anyMatch(f -> f.contains("training-progress/training-under-way/expected"))
        .noneMatch(f -> f.contains("training-progress/training-under-way/problems"));
  }

  @Test
  void isFilledInTheirWords() {
    Draft draft = Scaffold.draft(ROOT, Drafts.goingBack("http-out", JSON, SITE));
    assertThat(Drafts.text(draft, MAPPING))
        .contains(
            "required(identifier-of($update.site, \"gln\"), \"gln\")",
            "\"revision\": $update.version",
            "\"correctiveActions\": [for ($update.issues) {",
            "\"requirement\": .nativeCode",
            "\"status\": status(.state)",
            "\"measures\": .projects",
            "\"course\": native-code(\"training-module\", .module)",
            "\"completionDate\": day(.completedOn, \"dd.MM.yyyy\")",
            "\"value\": .baseline",
            "\"date\": .latestOn");
    assertThat(Drafts.text(draft, "mappings/newcomer/codes/issue-status.csv"))
        .contains("IN PROGRESS,IN_PROGRESS,", "READY FOR REVIEW,EVIDENCE_SUBMITTED,")
        .contains("OPEN,OPEN,left to do: codes");
    assertThat(
            Drafts.text(
                draft,
                "mappings/newcomer/examples/training-progress/training-under-way/expected.json"))
        .contains("20.01.2026", "READY FOR REVIEW", "4000000000006");
  }

  @Test
  void whatNothingFillsIsMarked() {
    Draft draft = Scaffold.draft(ROOT, Drafts.goingBack("http-out", JSON, SITE));
    assertThat(draft.left())
        .anyMatch(left -> left.what().contains("/messageType (such as \"CAP_UPDATE\")"))
        .anyMatch(left -> left.what().contains("/correctiveActions[]/owner"));
  }

  @Test
  void isRefusedWhereItCannotBeSent() {
    assertThatThrownBy(() -> Scaffold.draft(ROOT, Drafts.goingBack("soap-out", JSON, SITE)))
        .isInstanceOf(UnusableSample.class)
        .hasMessageContaining("--out soap-out does not send JSON; use http-out");
    assertThatThrownBy(() -> Scaffold.draft(ROOT, Drafts.goingBack("http-out", TABLE, SITE)))
        .hasMessageContaining("use sftp-out or folder-out");
    Sample letter = Drafts.sample("x.json", "{\"weather\": \"sunny\"}");
    assertThatThrownBy(() -> Scaffold.draft(ROOT, Drafts.goingBack("http-out", letter, SITE)))
        .hasMessageContaining("x.json has no place for anything that is known of SCORE training");
    assertThatThrownBy(() -> Scaffold.draft(ROOT, Drafts.goingBack(null, JSON, SITE)))
        .hasMessageContaining("--out-sample needs --out");
  }
}
