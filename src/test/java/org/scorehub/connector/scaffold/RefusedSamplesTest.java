package org.scorehub.connector.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.TestProject;

/** What cannot become a connector, and that nothing is left half-written. */
class RefusedSamplesTest {

  private static final Path ROOT = Path.of("");
  private static final Sample SITE =
      Drafts.sample("site.json", "{\"siteName\": \"Sample Factory\", \"country\": \"VN\"}");

  @TempDir private Path project;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "empty.json|''|empty.json is empty",
        "page.html|<!DOCTYPE html><html></html>|page.html is an HTML page",
        "cut.json|{\"a\": 1, |cut.json is no JSON: line 1",
        "twice.json|{\"a\": 1, \"a\": 2}|twice.json is no JSON: line 1: Duplicate field 'a'",
        "numbers.json|[1, 2]|a document is a JSON object, or a list of objects",
        "none.json|[]|none.json lists no document",
        "nothing.json|{\"a\": {}}|no sample has a value",
        "cut.xml|<a><b></a>|cut.xml is no well-formed XML: line 1",
        "dtd.xml|<!DOCTYPE a><a>1</a>|dtd.xml has a DOCTYPE",
        "soap.xml|<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>|is a SOAP envelope",
        "letter.txt|Dear Sir or Madam|no table of two columns or more",
        "report.pdf|%PDF-1.7|This is a PDF document",
        "twice.csv|'a;a\n1;2\n'|twice.csv has the column \"a\" twice",
        "header.csv|'audit id;site;country\n'|header.csv has no row below its header"
      })
  void areNamedWithWhatIsWrong(String name, String text, String message) {
    assertThatThrownBy(() -> Scaffold.draft(ROOT, Drafts.request(Drafts.sample(name, text))))
        .isInstanceOf(UnusableSample.class)
        .hasMessageContaining(message);
  }

  @Test
  void mustBeOfOneDocument() {
    Sample other = Drafts.sample("b.xml", "<b>1</b>");
    assertThatThrownBy(() -> Scaffold.draft(ROOT, Drafts.request(SITE, other)))
        .hasMessageContaining("site.json is JSON, b.xml is XML");
    Sample one = Drafts.sample("a.xml", "<a>1</a>");
    assertThatThrownBy(() -> Scaffold.draft(ROOT, Drafts.request(one, other)))
        .hasMessageContaining("begins with element b, the samples before it with a");
  }

  @Test
  void namesAreChecked() {
    assertThatThrownBy(
            () ->
                new ScaffoldRequest(
                    "Bad Name",
                    java.util.List.of(SITE),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null))
        .hasMessageContaining("the id \"Bad Name\" is none");
    assertThatThrownBy(() -> Scaffold.draft(ROOT, Drafts.twoWays("pigeon", "http-out", SITE)))
        .hasMessageContaining("there are: rest-poll, sftp-in, folder-in");
    assertThatThrownBy(() -> Scaffold.draft(ROOT, Drafts.twoWays("rest-poll", "pigeon", SITE)))
        .hasMessageContaining("there are: http-out, sftp-out, folder-out, soap-out");
  }

  @Test
  void aConnectorThatIsThereIsNeverOverwritten() throws IOException {
    TestProject.copy(project);
    Draft draft = Scaffold.draft(project, Drafts.request(SITE));
    draft.writeTo(project, false);
    Path mapping = project.resolve("mappings/newcomer/site.in.jslt");
    Files.writeString(mapping, "// by hand\n", java.nio.file.StandardOpenOption.APPEND);
    assertThatThrownBy(() -> draft.writeTo(project, false))
        .isInstanceOf(UnusableSample.class)
        .hasMessageContaining("there is a connector newcomer already")
        .hasMessageContaining("mappings/newcomer");
    assertThat(mapping).content().endsWith("// by hand\n");
    assertThat(draft.writeTo(project, true))
        .isNotEmpty()
        .allSatisfy(aside -> assertThat(aside).isDirectory());
    assertThat(mapping).content().doesNotContain("by hand");
    assertThat(leftBehind()).isEmpty();
  }

  private Stream<Path> leftBehind() throws IOException {
    try (Stream<Path> files = Files.list(project)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(".connector-new"))
          .toList()
          .stream();
    }
  }
}
