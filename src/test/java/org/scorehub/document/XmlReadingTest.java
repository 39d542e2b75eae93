package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.scorehub.document.TestSchemas.utf8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

class XmlReadingTest {

  private static final DocumentReader READER = TestSchemas.auditReader();

  private static List<Problem> problems(String document) {
    return READER.read(utf8(document)).problems();
  }

  private static Problem onlyProblem(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().get(0).blocking()).isTrue();
    assertThat(reading.problems().get(0).kind()).isEqualTo(ProblemKind.MALFORMED);
    return reading.problems().get(0);
  }

  private static JsonNode tree(DocumentReader reader, String document) {
    Reading reading = reader.read(utf8(document));
    assertThat(reading.problems()).isEmpty();
    return ((Reading.Readable) reading).tree();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  @Nested
  class Trees {

    @Test
    void keepsLeavesAsTextAndRepeatableElementsAsArrays() throws Exception {
      String question =
          "<question code='1.1'><answer>no</answer><finding lang='zh'>堵塞</finding>"
              + "<finding>plain</finding></question>";

      JsonNode tree = tree(READER, TestSchemas.audit(question));

      assertThat(tree)
          .isEqualTo(
              json(
                  """
                  {'audit':{'@version':'1','id':'007','date':'2026-01-31',
                   'site':{'name':'Ningbo 甬江','country':'CN'},
                   'questions':{'question':[{'@code':'1.1','answer':'no',
                     'finding':[{'@lang':'zh','#text':'堵塞'},{'#text':'plain'}]}]}}}
                  """));
    }

    @Test
    void dropsPrefixesAndReadsNilAsNull() {
      String document =
          TestSchemas.goodAudit()
              .replace("<id>", "<!-- c --><id>")
              .replace(
                  "<site>",
                  "<score xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>"
                      + "<site>")
              .replaceAll("<(/?)(\\w)", "<$1a:$2")
              .replace("xmlns=", "xmlns:a=");

      JsonNode audit = tree(READER, document).get("audit");

      assertThat(audit.get("score").isNull()).isTrue();
      assertThat(audit.get("questions").get("question").get(0).get("answer").asText())
          .isEqualTo("yes");
    }

    @Test
    void shapesAnElementByItsInstanceType() {
      String document =
          TestSchemas.goodAudit()
              .replace(
                  "<site>",
                  "<site xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                      + " xsi:type='Factory'>")
              .replace("</site>", "<line> L 1 </line></site>");

      JsonNode site = tree(READER, document).get("audit").get("site");

      assertThat(site.get("line").get(0).asText()).isEqualTo("L 1");
      assertThat(site.has("@type")).isFalse();
    }

    @Test
    void readsMembersOfASubstitutionGroup() {
      String document =
          TestSchemas.goodAudit()
              .replace(
                  "</audit>",
                  "<childLabour><raised>2026-02-01T08:00:00Z</raised></childLabour></audit>");

      assertThat(tree(READER, document).at("/audit/childLabour/raised").asText())
          .isEqualTo("2026-02-01T08:00:00Z");
    }

    @Test
    void makesElementsOfARepeatedChoiceArrays() throws Exception {
      String document =
          TestSchemas.goodAudit()
              .replace("</audit>", "<note>a</note><link>b</link><note>c</note></audit>");

      JsonNode audit = tree(READER, document).get("audit");

      assertThat(audit.get("note")).isEqualTo(json("['a','c']"));
      assertThat(audit.get("link")).isEqualTo(json("['b']"));
    }

    @Test
    void readsMixedAndUndeclaredContent() throws Exception {
      SchemaFiles files =
          TestSchemas.xsd(
              """
              <xs:element name='r'><xs:complexType mixed='true'><xs:sequence>
                <xs:element name='b' type='xs:string'/>
                <xs:any processContents='skip' minOccurs='0' maxOccurs='unbounded'/>
              </xs:sequence></xs:complexType></xs:element>
              """);
      DocumentReader reader =
          DocumentSchemas.xmlReader(files, "test.xsd", "r", DocumentLimits.DEFAULT);

      JsonNode tree = tree(reader, "<r>x <b>y</b><u k='1'>z</u><w/><w><q>1</q></w></r>");

      assertThat(tree)
          .isEqualTo(
              json("{'r':{'b':'y','u':{'@k':'1','#text':'z'},'w':['',{'q':'1'}],'#text':'x '}}"));
    }
  }

  @Nested
  class SchemaProblems {

    private final String fiveMistakes =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <audit xmlns="urn:example:audit" version="0">
          <id>007</id>
          <date>31.01.2026</date>
          <site><name>Ningbo 甬江</name></site>
          <questions>
            <question code="1.1"><answer>yes</answer></question>
            <question code="1.2"><answer>perhaps</answer><colour>red</colour></question>
          </questions>
        </audit>
        """;

    @Test
    void reportsFiveMistakesWithPathAndLine() {
      assertThat(problems(fiveMistakes))
          .extracting(Problem::code, Problem::path, Problem::line, Problem::column)
          .containsExactly(
              tuple("xml.schema", "/audit/@version", 2, 34),
              tuple("xml.schema", "/audit/date", 4, 3),
              tuple("xml.schema", "/audit/site/country", 5, 3),
              tuple("xml.schema", "/audit/questions/question[2]/answer", 8, 26),
              tuple("xml.schema", "/audit/questions/question[2]/colour", 8, 50));
    }

    @Test
    void saysWhatWasExpectedInPlainWords() {
      assertThat(problems(fiveMistakes))
          .extracting(Problem::message)
          .containsExactly(
              "\"0\" is not allowed in attribute \"version\" of <audit>; expected at least 1.",
              "\"31.01.2026\" is not allowed in <date>; expected a date such as 2026-01-31.",
              "The element <country> is missing in <site>.",
              "\"perhaps\" is not allowed in <answer>; expected one of yes, partially, no.",
              "The element <colour> is not allowed in <question>; expected one of <answer>,"
                  + " <finding>, <due>.");
      assertThat(problems(fiveMistakes).get(3))
          .returns("perhaps", Problem::value)
          .returns("one of yes, partially, no", Problem::expected);
    }

    @Test
    void givesByteOffsetsOfTheDocumentAsReceived() {
      Problem problem = problems(fiveMistakes).get(3);

      String before =
          new String(utf8(fiveMistakes), 0, (int) problem.offset(), StandardCharsets.UTF_8);

      assertThat(fiveMistakes.substring(before.length())).startsWith("<answer>perhaps");
    }

    @Test
    void keepsTheTreeOfAnInvalidDocument() {
      Reading reading = READER.read(utf8(fiveMistakes));

      assertThat(reading).isInstanceOf(Reading.Readable.class);
      assertThat(reading.problems())
          .allMatch(
              problem -> problem.blocking() != String.valueOf(problem.path()).endsWith("/colour"));
      assertThat(
              ((Reading.Readable) reading).tree().at("/audit/questions/question/1/colour").asText())
          .isEqualTo("red");
    }

    @Test
    void findsEveryMissingAndEveryUnknownElementOfOneParent() {
      String document =
          TestSchemas.goodAudit()
              .replace("<id>007</id>", "<x/>")
              .replace("<date>2026-01-31</date>", "<y>1</y>");

      assertThat(problems(document))
          .extracting(Problem::path)
          .containsExactlyInAnyOrder("/audit/x", "/audit/y", "/audit/id", "/audit/date");
    }

    @Test
    void tellsWrongOrderFromMissing() {
      String document =
          TestSchemas.goodAudit()
              .replace("<date>2026-01-31</date>", "")
              .replace("</site>", "</site><date>2026-01-31</date>");

      assertThat(problems(document))
          .singleElement()
          .returns("/audit/site", Problem::path)
          .extracting(Problem::message)
          .asString()
          .startsWith("The element <site> is not allowed at this place in <audit>");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            code="1.1"            | /audit/questions/question[1]/@code | attribute "code" is missing
            code="x"              | /audit/questions/question[1]/@code | "x" is not allowed
            code="1.1" a="b"      | /audit/questions/question[1]/@a    | "a" is not allowed
            """)
    void namesTheAttribute(String attributes, String path, String words) {
      String used = words.contains("missing") ? "" : attributes;
      String question = "<question " + used + "><answer>yes</answer></question>";

      assertThat(problems(TestSchemas.audit(question)))
          .singleElement()
          .satisfies(
              p -> {
                assertThat(p.path()).isEqualTo(path);
                assertThat(p.message()).contains(words);
                assertThat(p.line()).isEqualTo(7);
              });
    }

    @Test
    void appliesKeysAndUniquenessToo() {
      DocumentReader reader =
          DocumentSchemas.xmlReader(
              TestSchemas.FILES, "document/unqualified.xsd", "report", DocumentLimits.DEFAULT);
      String document =
          "<n:report xmlns:n='urn:example:unqualified'><key>a</key><value>1</value>"
              + "<key>a</key><value>2</value></n:report>";

      assertThat(reader.read(utf8(document)).problems())
          .singleElement()
          .returns("xml.schema", Problem::code)
          .returns("/report/key[2]", Problem::path)
          .returns("a", Problem::value);
    }

    @Test
    void speaksEnglishInAnyLocale() {
      Locale before = Locale.getDefault();
      try {
        Locale.setDefault(Locale.GERMANY);
        assertThat(problems(fiveMistakes)).hasSize(5);
        assertThat(problems(fiveMistakes).get(0).message()).contains("expected at least 1.");
      } finally {
        Locale.setDefault(before);
      }
    }

    @Test
    void countsWhatItDoesNotList() {
      String questions = "<question code='x'><answer>?</answer></question>".repeat(200);
      String document =
          TestSchemas.audit(questions).replace("</audit>", "<z/>".repeat(700) + "</audit>");

      List<Problem> problems = problems(document);

      assertThat(problems).hasSize(ProblemList.MOST + 1);
      assertThat(problems.get(ProblemList.MOST).message()).contains("100 more problems");
    }
  }

  @Nested
  class Refusals {

    static Map<String, String> refused() {
      String bomb =
          "<!DOCTYPE audit [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
              + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><audit>&c;</audit>";
      return Map.of(
          "<!DOCTYPE audit [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><audit>&x;</audit>",
          "xml.doctype-refused",
          bomb,
          "xml.doctype-refused",
          "<!DOCTYPE audit SYSTEM 'http://localhost:1/x.dtd'><audit/>",
          "xml.doctype-refused",
          "<audit xmlns='urn:example:audit'>&x;</audit>",
          "xml.not-well-formed",
          "hello",
          "xml.not-well-formed",
          "{\"audit\":{}}",
          "xml.not-well-formed",
          "",
          "document.empty",
          " \n ",
          "document.empty",
          "<report/>",
          "xml.wrong-root",
          "<audit/>",
          "xml.wrong-root");
    }

    static List<Arguments> refusedDocuments() {
      return refused().entrySet().stream()
          .map(e -> Arguments.of(e.getKey(), e.getValue()))
          .toList();
    }

    @ParameterizedTest
    @MethodSource("refusedDocuments")
    void refuses(String document, String code) {
      assertThat(onlyProblem(READER.read(utf8(document))).code()).isEqualTo(code);
    }

    @Test
    void placesWhatIsNotWellFormed() {
      Problem problem =
          onlyProblem(READER.read(utf8(TestSchemas.goodAudit().replace("</site>", "</sight>"))));

      assertThat(problem.code()).isEqualTo("xml.not-well-formed");
      assertThat(problem.line()).isEqualTo(5);
      assertThat(problem.message()).contains("sight").doesNotContain("[row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "&#0;", "\u0001"})
    void refusesCharactersThatXmlCannotHold(String character) {
      String document = TestSchemas.goodAudit().replace("007", "0" + character + "7");

      assertThat(onlyProblem(READER.read(utf8(document))))
          .returns("xml.not-well-formed", Problem::code)
          .returns(3, Problem::line);
    }

    @Test
    void namesTheLimitOfBytes() {
      DocumentReader reader = TestSchemas.auditReader(new DocumentLimits(100, 64, 100));

      assertThat(onlyProblem(reader.read(utf8(TestSchemas.goodAudit()))))
          .returns("limit.bytes", Problem::code)
          .returns("at most 100 bytes", Problem::expected);
    }

    @Test
    void namesTheLimitOfDepthAndWhereItWasPassed() {
      String document =
          TestSchemas.goodAudit().replace("007", "<a>".repeat(70) + "</a>".repeat(70));

      assertThat(onlyProblem(READER.read(utf8(document))))
          .returns("limit.depth", Problem::code)
          .returns("at most 64 levels", Problem::expected)
          .returns(3, Problem::line);
    }

    @Test
    void survivesAMillionLevels() {
      assertThat(
              onlyProblem(
                      READER.read(
                          utf8(TestSchemas.goodAudit().replace("007", "<a>".repeat(1_000_000)))))
                  .code())
          .isEqualTo("limit.depth");
    }

    @Test
    void namesTheLimitOfNodes() {
      DocumentReader reader = TestSchemas.auditReader(new DocumentLimits(100_000, 64, 10));
      String question = "<question code='1.1'><answer>yes</answer></question>";

      assertThat(onlyProblem(reader.read(utf8(TestSchemas.audit(question.repeat(9))))))
          .returns("limit.nodes", Problem::code)
          .returns("at most 10 elements and attributes", Problem::expected);
    }
  }

  @Nested
  class Charsets {

    @ParameterizedTest
    @CsvSource({
      "UTF-8, false",
      "UTF-8, true",
      "UTF-16LE, true",
      "UTF-16BE, true",
      "GBK, false",
      "UTF-16LE, false",
      "UTF-16BE, false"
    })
    void readsWhatIsDeclared(String charset, boolean mark) {
      String declared = charset.startsWith("UTF-16") ? "UTF-16" : charset;
      String document = (mark ? "\uFEFF" : "") + TestSchemas.goodAudit().replace("UTF-8", declared);

      Reading reading = READER.read(document.getBytes(Charset.forName(charset)));

      assertThat(reading.problems()).isEmpty();
      assertThat(((Reading.Readable) reading).tree().at("/audit/site/name").asText())
          .isEqualTo("Ningbo 甬江");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
    void readsWesternCharsets(String charset) {
      String document = TestSchemas.goodAudit().replace("甬江", "Çelik").replace("UTF-8", charset);

      Reading reading = READER.read(document.getBytes(Charset.forName(charset)));

      assertThat(((Reading.Readable) reading).tree().at("/audit/site/name").asText())
          .isEqualTo("Ningbo Çelik");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, GBK", "UTF-16, UTF-8", "KLINGON, UTF-8", "GBK, ISO-8859-1"})
    void refusesBytesThatAreNotWhatIsDeclared(String declared, String actual) {
      String document =
          TestSchemas.goodAudit().replace("甬江", "宁波Ç\u00ff").replace("UTF-8", declared);

      assertThat(onlyProblem(READER.read(document.getBytes(Charset.forName(actual)))).code())
          .isEqualTo("xml.charset");
    }

    @Test
    void placesBytesThatAreNotUtf8() {
      byte[] bytes = TestSchemas.goodAudit().replace("甬江", "宁波").getBytes(Charset.forName("GBK"));

      assertThat(onlyProblem(READER.read(bytes)))
          .returns(5, Problem::line)
          .returns(22, Problem::column)
          .returns("0xC4", Problem::value)
          .satisfies(p -> assertThat(bytes[(int) p.offset()]).isNegative());
    }

    @Test
    void countsColumnsAndBytesInUtf16() {
      String document =
          "\uFEFF" + TestSchemas.goodAudit().replace("UTF-8", "UTF-16").replace("yes", "maybe");
      byte[] bytes = document.getBytes(StandardCharsets.UTF_16LE);

      Problem problem = READER.read(bytes).problems().get(0);

      assertThat(problem.line()).isEqualTo(7);
      assertThat(problem.offset()).isEqualTo(2L * document.indexOf("<answer>"));
    }
  }

  @Nested
  class Locating {

    private final byte[] document =
        utf8(
            TestSchemas.audit(
                    """
                    <question code="1.1"><answer>yes</answer></question>
                    <question due=">" code = '1.2'><answer>no</answer></question>""")
                .replace("\n", "\r\n"));

    @ParameterizedTest
    @CsvSource({
      "/audit, 2, 1",
      "/audit/@version, 2, 34",
      "/audit/site/country, 5, 31",
      "/audit/questions/question[2], 8, 1",
      "/audit/questions/question[2]/@code, 8, 19",
      "/audit/questions/question[2]/answer, 8, 32",
      "/audit/questions/question/answer, 7, 22"
    })
    void findsElementsAndAttributes(String path, int line, int column) {
      assertThat(READER.locate(document, path))
          .hasValueSatisfying(
              p -> {
                assertThat(p.line()).isEqualTo(line);
                assertThat(p.column()).isEqualTo(column);
              });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit/nothing", "/audit/questions/question[3]", "/audit/@x", "", "/"})
    void isEmptyForWhatIsNotThere(String path) {
      assertThat(READER.locate(document, path)).isEmpty();
    }
  }

  @Nested
  class Schemas {

    @Test
    void nameAMissingFile() {
      assertThatThrownBy(
              () ->
                  DocumentSchemas.xmlReader(
                      TestSchemas.inMemory(Map.of()), "a/b.xsd", "r", DocumentLimits.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a/b.xsd");
    }

    @Test
    void mustNotReferToTheNetwork() {
      SchemaFiles files =
          TestSchemas.xsd("<xs:include schemaLocation='http://localhost:1/x.xsd'/>");

      assertThatThrownBy(
              () -> DocumentSchemas.xmlReader(files, "test.xsd", "r", DocumentLimits.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("http://localhost:1/x.xsd");
    }

    @Test
    void mustDeclareTheRoot() {
      SchemaFiles files = TestSchemas.xsd("<xs:element name='a' type='xs:string'/>");

      assertThatThrownBy(
              () -> DocumentSchemas.xmlReader(files, "test.xsd", "b", DocumentLimits.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("test.xsd")
          .hasMessageContaining("b");
    }
  }
}
