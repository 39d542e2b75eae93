package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scorehub.mapping.Origin.Found;

class TraceTest {

  private static final String SHARED =
      """
      def named(of)
        {
          "code": code("area", $of.c),
          "on": date($of.day, "dd.MM.yyyy", "yyyy")
        }
      """;

  private static final String MAPPING =
      """
      import "mappings/_shared/parts.jslt" as parts

      let every = {"version": .version}
      let id = identifier("gln", .gln)
      {
        "rows": [for (.rows) parts:named(.) + $every],
        "ids": compact([$id]),
        "tags": .tags,
        "note": if (.note) .note.text,
        "missing": .deep.down,
        "fixed": {"a": "b"}
      }
      """;

  private static final String TREE =
      """
      {"version": 3, "gln": "4000000000006", "tags": ["x", "y"],
       "rows": [{"c": "2"}, {"c": "1", "day": "31.01.2026"}, {"c": "9"}]}
      """;

  private static Trace trace() throws Exception {
    Bundle bundle =
        BundleFixture.aProjectBundle()
            .with("mappings/_shared/parts.jslt", SHARED)
            .with("mappings/example/codes/area.csv", "theirs,ours,note\n1,one,first\n2,two,\n3,,\n")
            .with(BundleFixture.MAPPING, MAPPING)
            .bundle();
    return trace(bundle, TREE);
  }

  private static Trace trace(Bundle bundle, String tree) throws Exception {
    Mapping mapping = Mapping.compile(bundle, "example", BundleFixture.MAPPING);
    return Trace.of(bundle, "example", mapping, new ObjectMapper().readTree(tree));
  }

  @Test
  void namesTheLineOfTheMemberThatWroteAValue() throws Exception {
    assertThat(trace().origin("/rows/1/code"))
        .isEqualTo(
            new Origin(
                Found.WRITTEN,
                "/rows/1/code",
                "mappings/_shared/parts.jslt",
                3,
                "code(\"area\", $of.c)",
                null));
    assertThat(trace().origin("/fixed/a").line()).isEqualTo(11);
  }

  @Test
  void findsMembersOfObjectsThatWereMergedIntoOthers() throws Exception {
    Origin version = trace().origin("/rows/0/version");
    assertThat(version.file()).isEqualTo(BundleFixture.MAPPING);
    assertThat(version.line()).isEqualTo(3);
  }

  @Test
  void namesTheCallThatMadeAWhole() throws Exception {
    Origin scheme = trace().origin("/ids/0/scheme");
    assertThat(scheme.found()).isEqualTo(Found.WITHIN);
    assertThat(scheme.pointer()).isEqualTo("/ids/0");
    assertThat(scheme.line()).isEqualTo(4);
    assertThat(trace().origin("/tags/1").pointer()).isEqualTo("/tags");
  }

  @Test
  void namesThePathThatTheDocumentDoesNotHave() throws Exception {
    assertThat(trace().origin("/missing").absent()).isEqualTo("/deep/down");
    assertThat(trace().origin("/note"))
        .extracting(Origin::found, Origin::line, Origin::absent)
        .containsExactly(Found.EMPTY, 9, null);
    assertThat(trace().origin("/rows/0/on").found()).isEqualTo(Found.EMPTY);
    assertThat(trace().steps("/rows/0/on", Set.of()).get(0).inputs())
        .containsExactly(new Step.Input("/rows[1]/day", null));
  }

  @Test
  void tellsWhatNothingWrites() throws Exception {
    assertThat(trace().origin("/other").found()).isEqualTo(Found.UNWRITTEN);
    assertThat(trace().origin("/rows/7/code").found()).isEqualTo(Found.NO_ENTRY);
    assertThat(trace().origin("/rows/7/code").pointer()).isEqualTo("/rows");
  }

  @Test
  void tellsTheRowOfTheCodeListAndThePatternOfTheDate() throws Exception {
    List<Step> code = trace().steps("/rows/1/code", Set.of("/rows[2]/c"));
    assertThat(code).hasSize(1);
    assertThat(code.get(0).row())
        .isEqualTo(
            new UsedRow(
                "mappings/example/codes/area.csv",
                2,
                Map.of("theirs", "1", "ours", "one", "note", "first")));
    List<Step> date = trace().steps("/rows/1/on", Set.of("/rows[2]/day"));
    assertThat(date).extracting(Step::pattern).containsExactly("dd.MM.yyyy");
  }

  @Test
  void tellsTheSchemeOfAnIdentifier() throws Exception {
    List<Step> steps = trace().steps("/ids/0/value", Set.of("/gln"));
    assertThat(steps).extracting(Step::function).containsExactly("identifier");
    assertThat(steps.get(0).row()).extracting(UsedRow::file).isEqualTo(IdentifierSchemes.FILE);
  }

  @Test
  void aValueThatNoListHoldsWasLookedAt() throws Exception {
    List<Step> steps = trace().steps("/rows/2/code", Set.of());
    assertThat(steps).extracting(Step::function).containsExactly("code");
    assertThat(steps.get(0).inputs()).containsExactly(new Step.Input("/rows[3]/c", "9"));
    assertThat(steps.get(0).row()).isNull();
  }

  @Test
  void aMappingThatTakesOverUnknownMembersRunsAsItIs() throws Exception {
    Bundle bundle =
        BundleFixture.aProjectBundle()
            .with(BundleFixture.MAPPING, "{\"a\": .b, \"c\": {\"d\": .e}, * - \"b\" : .}")
            .bundle();
    Trace trace = trace(bundle, "{\"b\": 1, \"x\": 2, \"e\": 3}");
    assertThat(trace.output().toString()).isEqualTo("{\"a\":1,\"c\":{\"d\":3},\"x\":2,\"e\":3}");
    assertThat(trace.origin("/c/d").line()).isEqualTo(1);
    assertThat(trace.origin("/x").found()).isEqualTo(Found.COMPUTED);
  }
}
