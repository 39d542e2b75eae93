package org.scorehub.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.canonical.Problem;

/** Each check finds what it is there for, and names where to mend it. */
class ContractSuiteTest {

  private static final String MANIFEST = "routes/tiny/connector.yaml";
  private static final String NOTE = "schemas/tiny/note.schema.json";
  private static final String NOTE_IN = "mappings/tiny/note.in.jslt";
  private static final String COPY_OUT = "mappings/tiny/copy.out.jslt";
  private static final String PROGRESS_OUT = "mappings/tiny/progress.out.jslt";
  private static final String ROUTE = "routes/tiny/note-in.camel.yaml";
  private static final String CASE = "mappings/tiny/examples/note/a-mill/";

  @TempDir private Path root;

  @Test
  void passesAConnectorThatHoldsTheContract() throws IOException {
    ContractReport report = TinyConnector.in(root).checked();
    assertThat(report.results()).allSatisfy(r -> assertThat(violations(r)).as(r.check()).isEmpty());
    assertThat(report.results()).hasSizeGreaterThan(FileChecks.all().size());
  }

  /** Check, file changed, text replaced, by what, and how the violation begins. */
  static Stream<Arguments> breaches() {
    return Stream.of(
        arguments("compiles", MANIFEST, "canonical: Site", "canonical: Sight", MANIFEST + ":16"),
        arguments("profile", MANIFEST, "this project's own", "a new", MANIFEST + ":7: the note"),
        arguments(
            "files", "mappings/tiny/old.in.jslt", "", "{}", "mappings/tiny/old.in.jslt:0: nothing"),
        arguments(
            "files",
            "mappings/tiny/codes/colour.csv",
            "",
            "theirs,ours,note\n",
            "mappings/tiny/codes/colour.csv:0: nothing names"),
        arguments(
            "files",
            "mappings/tiny/examples/letter/one/input.json",
            "",
            "{}",
            "mappings/tiny/examples/letter:0: examples of no document"),
        arguments(
            "secrets",
            ROUTE,
            "value: note",
            "value: note\n      - name: password\n        password: s3cret",
            ROUTE + ":10: a secret"),
        arguments(
            "secrets", ROUTE, "value: note", "value: https://tiny.example/api", ROUTE + ":8: the"),
        arguments(
            "examples",
            CASE + "expected.json",
            "weaving",
            "sewing",
            CASE + "expected.json:4: at /sector expected \"sewing\", got \"weaving\""),
        arguments(
            "examples",
            CASE + "problems.json",
            "",
            "[{\"code\": \"code.unknown\", \"blocking\": false}]",
            CASE + "problems.json:1: nothing of that kind"),
        arguments(
            "examples",
            CASE + "expected.json",
            "\"sector\"",
            "\"colour\"",
            CASE + "expected.json:4: at /colour"),
        arguments(
            "examples",
            "mappings/tiny/examples/progress/one-issue/expected.json",
            "begun",
            "over",
            "mappings/tiny/examples/progress/one-issue/expected.json:1: at /issues/0/status"),
        arguments(
            "native-paths",
            NOTE,
            "\"remark\":",
            "\"colour\": {\"type\": \"string\"}, \"remark\":",
            MANIFEST + ":23: note: nothing uses /colour"),
        arguments(
            "native-paths",
            MANIFEST,
            "paths: [/remark]",
            "paths: [/remark, /kind]",
            MANIFEST + ":24: note: ignored lists /kind, but /kind is in use"),
        arguments(
            "native-paths",
            MANIFEST,
            "paths: [/remark]",
            "paths: [/remark, /colour]",
            MANIFEST + ":24: note: ignored lists /colour, which does not exist"),
        arguments(
            "canonical-paths",
            MANIFEST,
            "/geo/*, /workforce/*]\n        reason: a note has a name and a country\n  copy",
            "/geo/*]\n        reason: a note has a name and a country\n  copy",
            MANIFEST + ":26: note: nothing fills /workforce/total"),
        arguments(
            "canonical-paths",
            MANIFEST,
            "/site/sector]",
            "/site/sector, /site/name]",
            MANIFEST + ":64: progress: unfilled lists /site/name, but /site/name is told"),
        arguments(
            "unknown-codes",
            NOTE_IN,
            "code(\"kind\", .kind)",
            "required(code(\"kind\", .kind), \"kind\")",
            NOTE_IN + ":4: code(\"kind\") refuses the whole document"),
        arguments(
            "unknown-codes",
            NOTE,
            "\"required\": [\"name\"],",
            "\"required\": [\"name\", \"kind\"], \"allOf\": [{\"properties\": {\"kind\": {\"enum\": [\"mill\"]}}}],",
            NOTE_IN + ":4: code(\"kind\") never sees an unknown code"),
        arguments(
            "outbound-valid",
            MANIFEST,
            "    roundTrip: note",
            "    roundTrip: note\n    limits: {maxBytes: 5, maxDepth: 9, maxNodes: 9}",
            COPY_OUT + ":0: what is made of mappings/tiny/examples/copy/a-mill breaks"),
        arguments(
            "round-trip",
            COPY_OUT,
            "\"name\": .name",
            "\"name\": .name + \"!\"",
            MANIFEST + ":47: copy: /name does not come back"),
        arguments(
            "round-trip",
            MANIFEST,
            "paths: [/localName]",
            "paths: [/localName, /sector]",
            MANIFEST + ":48: copy: losses lists /sector, but /sector comes back"),
        arguments(
            "round-trip",
            MANIFEST,
            "roundTrip: note",
            "roundTrip: letter",
            MANIFEST + ":38: there"),
        arguments(
            "no-closing-code",
            "mappings/tiny/codes/issue-status.csv",
            "begun,",
            "closed,VERIFIED_CLOSED,\nbegun,",
            "mappings/tiny/codes/issue-status.csv:2: has a word for VERIFIED_CLOSED"),
        arguments(
            "no-closing-code",
            PROGRESS_OUT,
            "    \"status\": native-code(\"issue-status\", .state)\n  } if (contains(.state, $told))]",
            "    \"status\": lowercase(.state)\n  }]",
            PROGRESS_OUT + ":0: tells of an issue in state"),
        arguments("compiles", NOTE_IN, "code(\"kind\", .kind)", "string(now())", NOTE_IN + ":4"),
        arguments(
            "limits",
            MANIFEST,
            "maxNodes: 1000",
            "maxNodes: 1000000",
            MANIFEST + ":22: note: a document over maxNodes is not refused with limit.nodes"),
        arguments(
            "robust",
            NOTE_IN,
            "\"sector\": code(\"kind\", .kind)",
            "\"sector\": if (.kind != \"\") string(number(.kind))",
            NOTE_IN + ":4: stops on an odd value at /kind"),
        arguments(
            "waivers",
            MANIFEST,
            "waivers: []",
            "waivers:\n  - {check: limits, reason: no time to look at it}",
            MANIFEST + ":70: limits is held now: delete its waiver"),
        arguments(
            "waivers",
            MANIFEST,
            "waivers: []",
            "waivers:\n  - {check: limmits, reason: no time to look at it}",
            MANIFEST + ":70: there is no check limmits"));
  }

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource("breaches")
  void findsWhatBreaksAPromise(
      String check, String file, String text, String other, String violation) throws IOException {
    ContractReport report = TinyConnector.in(root).with(file, text, other).checked();
    assertThat(report.violated()).isTrue();
    CheckResult result =
        report.results().stream().filter(r -> r.check().equals(check)).findFirst().orElseThrow();
    assertThat(violations(result)).anyMatch(line -> line.startsWith(violation));
  }

  /**
   * Mappings cannot ask for the time or for chance, so none can be made that is not deterministic.
   */
  @Test
  void everyOtherCheckIsTriedHere() {
    List<String> tried = breaches().map(a -> String.valueOf(a.get()[0])).distinct().toList();
    assertThat(tried)
        .containsAll(
            FileChecks.all().stream()
                .map(ContractCheck::name)
                .filter(name -> !name.equals("deterministic"))
                .toList())
        .contains("compiles", "waivers");
  }

  @Test
  void aWaiverBearsAViolationAndSaysWhy() throws IOException {
    ContractReport report =
        TinyConnector.in(root)
            .with(NOTE, "\"remark\":", "\"colour\": {\"type\": \"string\"}, \"remark\":")
            .with(
                MANIFEST,
                "waivers: []",
                "waivers:\n  - {check: native-paths, reason: colours are looked at in May}")
            .checked();
    assertThat(report.violated()).isFalse();
    assertThat(report.results())
        .filteredOn(result -> result.check().equals("native-paths"))
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.verdict())
                    .isInstanceOfSatisfying(
                        CheckResult.Waived.class,
                        waived ->
                            assertThat(waived.reason()).isEqualTo("colours are looked at in May")));
  }

  private static List<String> violations(CheckResult result) {
    return result.verdict() instanceof CheckResult.Violated violated
        ? violated.problems().stream().map(ContractSuiteTest::line).toList()
        : List.of();
  }

  private static String line(Problem problem) {
    return "%s:%d: %s".formatted(problem.mappingFile(), problem.mappingLine(), problem.message());
  }
}
