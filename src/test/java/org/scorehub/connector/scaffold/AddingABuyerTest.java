package org.scorehub.connector.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.TestProject;

/** Does what docs/adding-a-buyer.md tells, so that the page stays true. */
class AddingABuyerTest {

  private static final Path PAGE = Path.of("docs/adding-a-buyer.md");
  private static final Path FOLDER = Path.of("docs/adding-a-buyer");

  private final Path project;

  AddingABuyerTest(@TempDir Path project) {
    this.project = project;
    TestProject.copy(project);
  }

  @ParameterizedTest
  @CsvSource({
    "magasins-lumiere,audits-magasins-lumiere.csv,Magasins Lumière,sftp-in,sftp-out",
    "ornek-moda,denetim-raporu.xml,Örnek Moda,,http-out"
  })
  void theRecordedConnectorsComeOfTheRecordedSteps(
      String id, String file, String title, String poll, String out) throws IOException {
    Sample sample = new Sample(file, Files.readAllBytes(FOLDER.resolve(file)));
    Draft draft =
        Scaffold.draft(
            project,
            new ScaffoldRequest(
                id, List.of(sample), null, null, title, null, poll, out, null, null, null, null));
    draft.writeTo(project, false);
    assertThat(Drafts.violations(project, id)).isEmpty();
    String page = Files.readString(PAGE);
    assertThat(draft.left()).allSatisfy(left -> assertThat(page).contains(left.toString()));
    assertThat(edit(id)).isLessThanOrEqualTo(8);
    Files.deleteIfExists(
        project.resolve("mappings/" + id + "/examples/audit/" + sample.slug() + "/problems.json"));
    assertThat(Drafts.violations(project, id)).isEmpty();
    assertThat(LeftToDo.in(new Draft(id, "", "", "", List.of(), List.of(), files(id), "").files()))
        .isEmpty();
  }

  /** Puts the files that were edited by hand in place; says how many. */
  private int edit(String id) throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.resolve(id))) {
      List<Path> edited = files.filter(Files::isRegularFile).toList();
      for (Path file : edited) {
        Path target = project.resolve(FOLDER.resolve(id).relativize(file));
        assertThat(target).exists();
        Files.write(target, Files.readAllBytes(file));
      }
      return edited.size();
    }
  }

  private java.util.Map<String, byte[]> files(String id) throws IOException {
    java.util.Map<String, byte[]> all = new java.util.TreeMap<>();
    for (String part : List.of("routes", "mappings", "schemas", "sandbox")) {
      try (Stream<Path> files = Files.walk(project.resolve(part).resolve(id))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all.put(project.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return all;
  }
}
