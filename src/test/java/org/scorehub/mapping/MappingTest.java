package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.scorehub.mapping.BundleFixture.MAPPING;
import static org.scorehub.mapping.BundleFixture.aBundle;
import static org.scorehub.mapping.BundleFixture.aProjectBundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.Problem;

class MappingTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static List<Problem> refusal(BundleFixture bundle, String jslt) {
    return catchThrowableOfType(InvalidMapping.class, () -> bundle.compile(jslt)).problems();
  }

  private static String place(Problem problem) {
    return problem.code() + " " + problem.mappingFile() + ":" + problem.mappingLine();
  }

  @Nested
  class Running {

    @Test
    void collectsAllProblemsWithTheirPlaces() throws Exception {
      Mapping mapping =
          aProjectBundle()
              .withCodes("question", "1.1,pay,")
              .compile(
                  """
                  let site = .audit.site
                  {
                    "name": required($site.name, "site name"),
                    "country": country($site.country),
                    "from": date(.audit.from),
                    "topics": [for (.audit.question) topic("question", clean(."@code"))]
                  }
                  """);
      MappingResult result =
          mapping.apply(
              json(
                  "{'audit':{'site':{'country':'XX'},'from':'x',"
                      + "'question':[{'@code':'1.1'},{'@code':' 9.9 '}]}}"));
      assertThat(result.problems())
          .extracting(MappingTest::place, Problem::path, Problem::value)
          .containsExactly(
              tuple("field.missing", 3, "/audit/site/name", null),
              tuple("code.unknown", 4, "/audit/site/country", "XX"),
              tuple("date.malformed", 5, "/audit/from", "x"),
              tuple("topic.unmapped", 6, "/audit/question[2]/@code", " 9.9 "));
    }

    private static Tuple tuple(String code, int line, String path, @Nullable Object value) {
      return Tuple.tuple(code + " " + MAPPING + ":" + line, path, value);
    }

    @Test
    void keepsProblemsOfEachCallApart() throws Exception {
      Mapping mapping = aBundle().compile("{\"on\": date(.on)}");
      assertThat(mapping.apply(json("{'on':'x'}")).problems()).hasSize(1);
      assertThat(mapping.apply(json("{'on':'2026-01-31'}")).problems()).isEmpty();
    }

    @Test
    void keepsProblemsOfEachThreadApart() throws Exception {
      Mapping mapping = aBundle().compile("[for (.on) date(.)]");
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Callable<List<Integer>>> tasks =
            IntStream.range(0, 400)
                .<Callable<List<Integer>>>mapToObj(i -> () -> run(mapping, i))
                .toList();
        for (Future<List<Integer>> future : threads.invokeAll(tasks)) {
          assertThat(future.get().get(0)).isEqualTo(future.get().get(1));
        }
      } finally {
        threads.shutdownNow();
      }
    }

    private static List<Integer> run(Mapping mapping, int number) {
      int wrong = number % 7;
      ObjectNode tree = JSON.createObjectNode();
      IntStream.range(0, wrong).forEach(i -> tree.withArray("on").add("bad-" + number));
      List<Problem> problems = mapping.apply(tree).problems();
      long own = problems.stream().filter(p -> ("bad-" + number).equals(p.value())).count();
      return List.of(wrong, problems.size() == own ? (int) own : -1);
    }

    @Test
    void namesTheMemberEvenIfItsValueIsSharedByOthers() throws Exception {
      Mapping mapping = aBundle().compile("[for (.items) integer(.count)]");
      assertThat(
              mapping.apply(json("{'items':[{'a':true,'count':true},{'count':true}]}")).problems())
          .extracting(Problem::path)
          .containsExactly("/items[1]/count", "/items[2]/count");
    }

    @Test
    void namesTheWrittenPathOfASharedValue() throws Exception {
      Mapping mapping = aBundle().compile("[for (.items) integer(.sub.count)]");
      assertThat(
              mapping
                  .apply(json("{'items':[{'sub':{'count':true}},{'sub':{'count':true}}]}"))
                  .problems())
          .extracting(Problem::path)
          .containsExactly("/items[1]/sub/count", "/items[2]/sub/count");
    }

    @Test
    void doesNotTakeAParameterForTheVariableOfThatName() throws Exception {
      Mapping mapping =
          aBundle()
              .compile(
                  """
                  let site = .site
                  def named(site) required($site.name, "name")
                  {"other": named(.other), "own": required($site.name, "name")}
                  """);
      assertThat(mapping.apply(json("{'site':{},'other':{}}")).problems())
          .extracting(Problem::path)
          .doesNotContain("/site/name");
    }

    @Test
    void reportsAFailureOfTheMappingWithItsLine() throws Exception {
      MappingResult result =
          aBundle().compile("{\n\"a\": 1,\n\"b\": number(.x)\n}").apply(json("{'x':'y'}"));
      assertThat(result.output().isNull()).isTrue();
      assertThat(result.problems())
          .extracting(MappingTest::place)
          .containsExactly("mapping.failed " + MAPPING + ":3");
      assertThat(result.problems()).allMatch(Problem::blocking);
    }

    @Test
    void keepsEarlierProblemsWhenItFails() throws Exception {
      MappingResult result = aBundle().compile("[date(.x), number(.x)]").apply(json("{'x':'y'}"));
      assertThat(result.problems())
          .extracting(Problem::code)
          .containsExactly("date.malformed", "mapping.failed");
    }

    @Test
    void survivesEndlessRecursionAgainAndAgain() throws Exception {
      Mapping mapping =
          aBundle().compile("def again(x) [again($x)]\nif (.loop) again(.) else date(.on)");
      for (int i = 0; i < 3; i++) {
        assertThat(mapping.apply(json("{'loop':true}")).problems())
            .extracting(Problem::code)
            .containsExactly("mapping.failed");
        assertThat(mapping.apply(json("{'on':'2026-01-31'}")).output().asText())
            .isEqualTo("2026-01-31");
      }
    }

    @Test
    void countsProblemsBeyondTheLimitButKeepsBlockingOnes() throws Exception {
      ObjectNode tree = JSON.createObjectNode();
      IntStream.range(0, 1_500).forEach(i -> tree.withArray("on").add("bad"));
      MappingResult result =
          aBundle().compile("[[for (.on) date(.)], required(.id, \"id\")]").apply(tree);
      assertThat(result.problems()).hasSize(ProblemCollector.LIMIT + 2);
      assertThat(result.problems().get(1_000).code()).isEqualTo("field.missing");
      assertThat(result.problems().get(1_001).message()).contains("500 more");
    }

    @Test
    void doesNotTakeWordsInTextsAndCommentsForCalls() throws Exception {
      Mapping mapping =
          aBundle().compile("// date(1)\n{\"a\": \"date(x) \\\" code(\", \"date\": .date}");
      assertThat(mapping.apply(json("{'date':1}")).output())
          .isEqualTo(JSON.createObjectNode().put("a", "date(x) \" code(").put("date", 1));
    }

    @Test
    void proposesTheNearestCodesOfALongList() throws Exception {
      Mapping mapping =
          aBundle()
              .withCodes("q", "A-1,x,", "A-2,x,", "A-3,x,", "B-99,x,", "C-99,x,", "D-99,x,")
              .compile("code(\"q\", .c)");
      assertThat(mapping.apply(json("{'c':'a-1'}")).problems())
          .extracting(Problem::expected)
          .containsExactly(
              "one of 6 codes in mappings/example/codes/q.csv, nearest: A-1, A-2, A-3");
    }
  }

  @Nested
  class Compiling {

    @Test
    void refusesBadSyntaxWithFileAndLine() {
      assertThat(refusal(aBundle(), "{\n  \"a\": ,\n}"))
          .extracting(MappingTest::place)
          .containsExactly("mapping.invalid " + MAPPING + ":2");
    }

    @Test
    void refusesCharactersThatAreNotJslt() {
      assertThat(refusal(aBundle(), "{\n  \"a\": ~\n}"))
          .extracting(MappingTest::place)
          .containsExactly("mapping.invalid " + MAPPING + ":2");
    }

    @Test
    void refusesUnknownFunctionsAndWrongNumbersOfArguments() {
      assertThat(refusal(aBundle(), "nonsense(.a)").get(0).message()).contains("nonsense");
      assertThat(refusal(aBundle(), "\ninteger(.a, .b)"))
          .singleElement()
          .satisfies(p -> assertThat(p.message()).contains("integer").doesNotContain("--"))
          .satisfies(p -> assertThat(p.mappingLine()).isEqualTo(2));
    }

    @Test
    void reportsAllBadCallsAtOnce() {
      String jslt =
          """
          import "mappings/_shared/none.jslt" as none
          def code(a) $a
          [
            topic("missing", .a),
            topic(.list, .a),
            date(.a, "bbbb"),
            timestamp(.a, "Mars/Olympus"),
            identifier("vendor", .a)
          ]
          """;
      assertThat(refusal(aProjectBundle(), jslt))
          .extracting(MappingTest::place)
          .contains(
              "mapping.invalid " + MAPPING + ":1",
              "mapping.invalid " + MAPPING + ":2",
              "codes.missing " + MAPPING + ":4",
              "mapping.invalid " + MAPPING + ":5",
              "mapping.invalid " + MAPPING + ":6",
              "mapping.invalid " + MAPPING + ":7",
              "mapping.invalid " + MAPPING + ":8");
    }

    @Test
    void refusesFunctionsThatGiveAnotherResultAtEachReplay() {
      assertThat(refusal(aBundle(), "{\"at\": now(),\n\"id\": uuid()}"))
          .extracting(MappingTest::place)
          .containsExactly(
              "mapping.invalid " + MAPPING + ":1", "mapping.invalid " + MAPPING + ":2");
    }

    @Test
    void leavesFunctionsOfTheMappingAloneThatAreNamedLikeOnesOfJslt() throws Exception {
      Mapping mapping = aBundle().compile("def now() 1\ndef trim(x) [$x]\n[now(), trim(.a)]");
      assertThat(mapping.apply(json("{'a':2}")).output()).isEqualTo(json("[1,[2]]"));
    }

    @Test
    void refusesErrorsInImportedFilesWithTheirFile() {
      BundleFixture bundle = aBundle().with("mappings/_shared/a.jslt", "def f(x)\n  g($x)\n");
      assertThat(refusal(bundle, "import \"mappings/_shared/a.jslt\" as a\na:f(.)"))
          .extracting(MappingTest::place)
          .containsExactly("mapping.invalid mappings/_shared/a.jslt:2");
    }

    @Test
    void refusesImportsInACircle() {
      BundleFixture bundle =
          aBundle()
              .with(
                  "mappings/_shared/a.jslt", "import \"mappings/_shared/b.jslt\" as b\ndef f(x) $x")
              .with(
                  "mappings/_shared/b.jslt",
                  "import \"mappings/_shared/a.jslt\" as a\ndef f(x) $x");
      assertThat(refusal(bundle, "import \"mappings/_shared/a.jslt\" as a\na:f(.)")).isNotEmpty();
    }

    @Test
    void importsOnlyFromTheBundle() {
      assertThat(refusal(aBundle(), "import \"pom.xml\" as a\n."))
          .extracting(Problem::message)
          .contains("there is no file pom.xml.");
    }

    @Test
    void refusesAMappingThatIsNotThere() {
      InvalidMapping refusal =
          catchThrowableOfType(
              InvalidMapping.class, () -> Mapping.compile(aBundle().bundle(), "example", MAPPING));
      assertThat(refusal).hasMessageContaining("there is no file " + MAPPING);
    }

    @Test
    void refusesBadCodeLists() {
      assertThat(refusal(aBundle().withCodes("q", "A,x,", "A,y,"), "code(\"q\", .)"))
          .extracting(MappingTest::place)
          .containsExactly("codes.invalid mappings/example/codes/q.csv:3");
      assertThat(refusal(aBundle().withCodes("q", "A,x"), "code(\"q\", .)"))
          .extracting(MappingTest::place)
          .containsExactly("codes.invalid mappings/example/codes/q.csv:2");
      assertThat(
              refusal(
                  aBundle().with("mappings/example/codes/q.csv", "code,topic\n"), "code(\"q\", .)"))
          .extracting(MappingTest::place)
          .containsExactly("codes.invalid mappings/example/codes/q.csv:1");
    }

    @Test
    void refusesToReverseAListThatLeavesTheChoiceOpen() {
      BundleFixture bundle = aBundle().withCodes("q", "A,x,", "B,x,");
      assertThat(refusal(bundle, "native-code(\"q\", .)"))
          .extracting(MappingTest::place)
          .containsExactly("codes.invalid mappings/example/codes/q.csv:3");
    }

    @Test
    void prefersTheListOfTheConnectorOverSharedAndCanonicalOnes() throws Exception {
      BundleFixture bundle =
          aBundle()
              .with("mappings/_shared/codes/q.csv", "theirs,ours,note\nA,shared,\n")
              .with("mappings/canonical/codes/q.csv", "theirs,ours,note\nA,canonical,\n");
      String jslt = "code(\"q\", .c)";
      assertThat(bundle.compile(jslt).apply(json("{'c':'A'}")).output().asText())
          .isEqualTo("shared");
      bundle.withCodes("q", "A,own,");
      assertThat(bundle.compile(jslt).apply(json("{'c':'A'}")).output().asText()).isEqualTo("own");
    }

    @Test
    void knowsItsFile() {
      assertThat(aBundle().compile(".").file()).isEqualTo(MAPPING);
    }
  }
}
