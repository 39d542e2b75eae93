package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Site;

/**
 * What UN/CEFACT published itself: the samples of its specification are read, and what the hub
 * writes obeys its schema. The files are not part of the project; they are looked for in {@code
 * shared/standards/untp} beside it.
 */
class PublishedUntpSamplesTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Path published(String name) {
    Optional<Path> found =
        Stream.iterate(ROOT.getParent(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve("shared/standards/untp").resolve(name))
            .filter(Files::isRegularFile)
            .findFirst();
    assumeTrue(
        found.isPresent(), name + " of uncefact/spec-untp is not at hand: its test is skipped");
    return found.orElseThrow();
  }

  private static Translation translate(String document, String sample) throws IOException {
    return ConnectorCompiler.compile(ConnectorCompiler.bundle(ROOT, "untp"), "untp")
        .inbound(document)
        .orElseThrow()
        .translate(Files.readAllBytes(published(sample)));
  }

  private static Translation.Translated translated(String document, String sample)
      throws IOException {
    Translation translation = translate(document, sample);
    assertThat(translation.problems()).noneMatch(Problem::blocking);
    assertThat(translation).isInstanceOf(Translation.Translated.class);
    return (Translation.Translated) translation;
  }

  @Test
  void readsTheConformityCredential() throws IOException {
    Audit audit = (Audit) translated("conformity-credential", "untp-dcc-instance.json").canonical();
    assertThat(audit.getScheme()).isEqualTo("https://sample-scheme.org/ESGStandard/v4.0");
    assertThat(audit.getNativeId()).isEqualTo("https://sample-certifiers.com/attestations/12345");
    assertThat(audit.getSite().getName()).isEqualTo("Greenacres battery factory");
    assertThat(audit.getOverallRating()).isNull();
    assertThat(audit.getFindings()).isEmpty();
    assertThat(audit.getEndedOn()).hasToString("2024-03-15");
  }

  @Test
  void readsTheFacilityRecordAsTheSameSite() throws IOException {
    Site site = (Site) translated("facility-record", "untp-dfr-instance.json").canonical();
    Audit audit = (Audit) translated("conformity-credential", "untp-dcc-instance.json").canonical();
    assertThat(site.getAddress().getAddressCountry()).isEqualTo("AU");
    assertThat(site.getSector()).isEqualTo("Primary cells and primary batteries");
    assertThat(site.getIdentifiers()).isEqualTo(audit.getSite().getIdentifiers()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"conformity-credential", "facility-record"})
  void hasAPlaceForAllThatTheSamplesHold(String document) throws IOException {
    String sample = document.startsWith("c") ? "untp-dcc-instance.json" : "untp-dfr-instance.json";
    assertThat(translated(document, sample).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"training-and-closed-issues", "training-only"})
  void writesAPassportThatIsAFacilityRecord(String example) throws IOException {
    JsonNode passport =
        JSON.readTree(
            ROOT.resolve("mappings/untp/examples/improvement-passport/" + example)
                .resolve("expected.json")
                .toFile());
    // VCDM 2.0 allows a vocabulary within the credential; UNTP's schema knows links only.
    ((ArrayNode) passport.get("@context")).remove(2);
    JsonNode schema = JSON.readTree(published("untp-dfr-schema.json").toFile());
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(passport))
        .isEmpty();
  }

  @Test
  void readsItsOwnPassportAsAFacilityRecord() throws IOException {
    Path passport =
        ROOT.resolve(
            "mappings/untp/examples/improvement-passport/training-and-closed-issues/expected.json");
    Translation translation =
        ConnectorCompiler.compile(ConnectorCompiler.bundle(ROOT, "untp"), "untp")
            .inbound("facility-record")
            .orElseThrow()
            .translate(Files.readAllBytes(passport));
    assertThat(translation).isInstanceOf(Translation.Translated.class);
    JsonNode site = CanonicalJson.write(((Translation.Translated) translation).canonical());
    assertThat(site.findValuesAsText("value"))
        .contains("https://register.example/facility/VN-0042", "4000000000006");
  }
}
