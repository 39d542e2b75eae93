package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.canonical.Problem;

class XmlWritingTest {

  private static final DocumentWriter WRITER = TestSchemas.auditWriter();

  private static final String GOOD =
      """
      {'audit':{'questions':{'question':[{'answer':'no','@code':'1.1',
         'finding':[{'#text':'a < b & c','@lang':'en'},'plain']}]},
       'site':{'country':'CN','name':'Ningbo','workers':120},
       'date':'2026-01-31','id':'007','@version':1}}
      """;

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private static String written(DocumentWriter writer, JsonNode tree) {
    Writing writing = writer.write(tree);
    assertThat(writing).isInstanceOf(Writing.Written.class);
    return new String(((Writing.Written) writing).bytes(), StandardCharsets.UTF_8);
  }

  private static List<Problem> problems(JsonNode tree) {
    Writing writing = WRITER.write(tree);
    assertThat(writing).isInstanceOf(Writing.Unwritable.class);
    return ((Writing.Unwritable) writing).problems();
  }

  @Test
  void putsEverythingInTheOrderOfTheSchema() throws Exception {
    assertThat(written(WRITER, json(GOOD)))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <audit xmlns="urn:example:audit" version="1"><id>007</id><date>2026-01-31</date>\
            <site><name>Ningbo</name><country>CN</country><workers>120</workers></site>\
            <questions><question code="1.1"><answer>no</answer>\
            <finding lang="en">a &lt; b &amp; c</finding><finding>plain</finding></question>\
            </questions></audit>
            """);
  }

  @Test
  void writesNilWhereTheSchemaAllowsItAndElseLeavesNullOut() throws Exception {
    String tree = GOOD.replace("'id':", "'score':null,'note':[null],'id':").replace("120", "null");

    assertThat(written(WRITER, json(tree)))
        .contains("<score xsi:nil=\"true\"/>")
        .contains("xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
        .doesNotContain("workers")
        .doesNotContain("note");
  }

  @Test
  void prefixesTheRootIfItsChildrenHaveNoNamespace() throws Exception {
    DocumentWriter writer =
        DocumentSchemas.xmlWriter(TestSchemas.FILES, "document/unqualified.xsd", "report");

    assertThat(written(writer, json("{'report':{'value':['1','2'],'key':['a','b']}}")))
        .endsWith(
            "<ns1:report xmlns:ns1=\"urn:example:unqualified\"><key>a</key><value>1</value>"
                + "<key>b</key><value>2</value></ns1:report>\n");
  }

  @Test
  void writesNumbersWithoutExponent() throws Exception {
    String tree = GOOD.replace("'id':", "'score':1e7,'id':");

    assertThat(written(WRITER, json(tree))).contains("<score>10000000</score>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'id':        | 'colour':'red','id':   | xml.unknown-element   | /audit/colour
          'country':   | 'x':{},'country':      | xml.unknown-element   | /audit/site/x
          '@code':     | '@y':1,'@code':        | xml.unknown-attribute | /audit/questions/question[1]/@y
          '007'        | ['1','2']              | xml.too-many-elements | /audit/id[2]
          '007'        | {'deep':1}             | xml.unknown-element   | /audit/id/deep
          '007'        | '\\u0000'              | xml.illegal-character | /audit/id
          '2026-01-31' | '31.1.26'              | xml.schema            | /audit/date
          'id':'007',  | ``                     | xml.schema            | /audit/id
          'no'         | 'perhaps'              | xml.schema            | /audit/questions/question[1]/answer
          """)
  void refusesWhatTheSchemaHasNoPlaceFor(String from, String to, String code, String path)
      throws Exception {
    assertThat(problems(json(GOOD.replace(from, to == null ? "" : to))))
        .extracting(Problem::code, Problem::path, Problem::blocking, Problem::line)
        .contains(tuple(code, path, true, 0));
  }

  @Test
  void refusesAnotherRoot() throws Exception {
    assertThat(problems(json("{'report':{}}")))
        .extracting(Problem::code)
        .containsExactly("xml.wrong-root");
  }

  @Test
  void reportsAllUnknownMembersAtOnce() throws Exception {
    assertThat(problems(json(GOOD.replace("'id':", "'a':1,'b':2,'@c':3,'id':"))))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("/audit/a", "/audit/b", "/audit/@c");
  }
}
