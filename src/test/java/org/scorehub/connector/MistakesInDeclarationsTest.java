package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.canonical.Problem;

/**
 * What is said of mistakes in the files that declare a connector, and where they are said to be.
 */
class MistakesInDeclarationsTest {

  record Mistake(String file, String find, String put, List<String> says) {
    @Override
    public String toString() {
      return file + ": " + find.strip() + " > " + put.strip();
    }
  }

  /** One line of a file, and what becomes of it. */
  record Slip(String file, int line, String becomes) {
    String applied() {
      List<String> lines = OrchardFiles.text(file).lines().toList();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.size(); i++) {
        text.append(i == line % lines.size() ? changed(lines.get(i)) : lines.get(i) + '\n');
      }
      return text.toString();
    }

    private String changed(String was) {
      return switch (becomes) {
        case "" -> "";
        case "twice" -> was + '\n' + was + '\n';
        default -> was + becomes + '\n';
      };
    }
  }

  static List<Mistake> mistakes() throws IOException {
    return new YAMLMapper()
        .readValue(OrchardFiles.FOLDER.resolve("mistakes.yaml").toFile(), new TypeReference<>() {});
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void areNamedWithPlaceAndProperty(Mistake mistake) {
    String text = OrchardFiles.text(mistake.file());
    assertThat(text.split(Pattern.quote(mistake.find()), -1)).hasSize(2);
    List<String> said =
        OrchardFiles.problemsWith(mistake.file(), text.replace(mistake.find(), mistake.put()))
            .stream()
            .map(Problem::located)
            .toList();
    assertThat(said).hasSameSizeAs(mistake.says());
    assertThat(said)
        .zipSatisfy(mistake.says(), (line, start) -> assertThat(line).startsWith(start));
  }

  @Test
  void areAllNamedAtOnce() {
    String text =
        OrchardFiles.text("routes/orchard/connector.yaml")
            .replace("canonical: Audit\n", "canonical: Audits\n")
            .replace("group: grower_id", "group: grower")
            .replace("waivers: []", "wavers: []");
    assertThat(OrchardFiles.problemsWith("routes/orchard/connector.yaml", text))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "/documents/audit/canonical", "/documents/growers/table/group", "/wavers");
  }

  @Test
  void areNotSeenWhereThereAreNone() {
    String file = "routes/orchard/connector.yaml";
    assertThat(OrchardFiles.problemsWith(file, OrchardFiles.text(file))).isEmpty();
  }

  @Property(tries = 100)
  void inAnyLineGiveAPlaceAndNeverAnException(@ForAll("slips") Slip slip) {
    assertThat(OrchardFiles.problemsWith(slip.file(), slip.applied()))
        .allSatisfy(
            problem -> {
              assertThat(problem.mappingFile()).matches("(routes|sandbox)/orchard/.*");
              assertThat(problem.mappingLine()).isPositive();
              assertThat(problem.message()).isNotBlank();
            });
  }

  @Provide
  Arbitrary<Slip> slips() {
    Arbitrary<String> file =
        Arbitraries.of(
            "routes/orchard/connector.yaml",
            "routes/orchard/audit-in.camel.yaml",
            "routes/orchard/recall-in.camel.yaml");
    Arbitrary<String> garbage =
        Arbitraries.oneOf(
            Arbitraries.of(
                ": ", "#", "- ", " x", "}", "[", "{{", "\"", "'", "&a *a", "!!int", "\t"),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(12));
    Arbitrary<String> becomes = Arbitraries.oneOf(Arbitraries.of("", "twice"), garbage);
    return Combinators.combine(file, Arbitraries.integers().between(0, 200), becomes).as(Slip::new);
  }
}
