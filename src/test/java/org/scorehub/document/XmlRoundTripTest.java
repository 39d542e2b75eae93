package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.document.TestSchemas.utf8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class XmlRoundTripTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final SchemaFiles SCHEMA =
      TestSchemas.xsd(
          """
          <xs:element name='tree'><xs:complexType>
            <xs:sequence>
              <xs:element name='text' type='xs:string'/>
              <xs:element name='amount' type='xs:decimal' minOccurs='0' nillable='true'/>
              <xs:element name='word' type='Word' minOccurs='0' maxOccurs='unbounded'/>
              <xs:choice><xs:element name='left' type='Node'/><xs:element name='right' type='Node'/>
              </xs:choice>
            </xs:sequence>
            <xs:attribute name='note' type='xs:string'/>
          </xs:complexType></xs:element>
          <xs:complexType name='Word'><xs:simpleContent><xs:extension base='xs:string'>
            <xs:attribute name='lang' type='xs:string'/></xs:extension></xs:simpleContent>
          </xs:complexType>
          <xs:complexType name='Node'><xs:sequence>
            <xs:element name='node' type='Node' minOccurs='0' maxOccurs='3'/></xs:sequence>
          </xs:complexType>
          """);
  private static final DocumentReader READER =
      DocumentSchemas.xmlReader(SCHEMA, "test.xsd", "tree", DocumentLimits.DEFAULT);
  private static final DocumentWriter WRITER =
      DocumentSchemas.xmlWriter(SCHEMA, "test.xsd", "tree");

  @Property(tries = 500)
  void readsBackTheTreeThatWasWritten(@ForAll("trees") JsonNode tree) {
    Writing writing = WRITER.write(tree);

    assertThat(writing).isInstanceOf(Writing.Written.class);
    Reading reading = READER.read(((Writing.Written) writing).bytes());
    assertThat(reading.problems()).isEmpty();
    assertThat(((Reading.Readable) reading).tree()).isEqualTo(tree);
  }

  @Property(tries = 200)
  void writesTheSameBytesEveryTime(@ForAll("trees") JsonNode tree) {
    assertThat(((Writing.Written) WRITER.write(tree)).bytes())
        .isEqualTo(((Writing.Written) WRITER.write(tree.deepCopy())).bytes());
  }

  @Property(tries = 1_000)
  void neverThrowsOnAnyBytes(@ForAll byte[] bytes) {
    assertThat(READER.read(bytes)).isNotNull();
    assertThat(READER.locate(bytes, "/tree/text")).isEmpty();
  }

  @Property(tries = 2_000)
  void neverThrowsOnADamagedDocumentAndReadsOnlyValidUtf8(
      @ForAll @IntRange(max = 283) int at, @ForAll byte damage, @ForAll boolean cut) {
    byte[] bytes = utf8(TestSchemas.goodAudit());
    bytes[at] = damage;
    byte[] damaged = cut ? Arrays.copyOf(bytes, at) : bytes;

    Reading reading = Audits.READER.read(damaged);

    if (reading instanceof Reading.Readable) {
      assertThat(isUtf8(damaged)).isTrue();
    } else {
      assertThat(reading.problems()).isNotEmpty();
    }
  }

  @Property(tries = 3_000)
  void acceptsOnlyWhatTheCompleteCheckAccepts(
      @ForAll @IntRange(min = 38, max = 283) int at, @ForAll("damages") String damage)
      throws Exception {
    StringBuilder document = new StringBuilder(TestSchemas.goodAudit());
    byte[] damaged = utf8(document.insert(Math.min(at, document.length()), damage).toString());

    Reading reading = Audits.READER.read(damaged);

    if (reading instanceof Reading.Readable && reading.problems().isEmpty()) {
      SourceText text = SourceText.decode(damaged, Encoding.ofXml(damaged), "xml.charset");
      assertThat(XmlSchemaCheck.check(Audits.XSD, text)).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> damages() {
    return Arbitraries.of(
        "0",
        "9",
        "-",
        "x",
        " ",
        "\n",
        "<id/>",
        "<note/>",
        "<![CDATA[y]]>",
        "<!-- c -->",
        " a='1'",
        " version='2'",
        "&amp;",
        "<due>2026-02-30</due>",
        "<answer>no</answer>",
        "</site>");
  }

  private static final class Audits {
    private static final Xsd XSD = Xsd.compile(TestSchemas.FILES, "document/audit.xsd", "audit");
    private static final DocumentReader READER = new XmlReader(XSD, DocumentLimits.DEFAULT);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    Arbitrary<List<JsonNode>> words = word().list().ofMaxSize(4);
    Arbitrary<String> note = text().injectNull(0.5);
    Arbitrary<String> side = Arbitraries.of("left", "right");
    Arbitrary<JsonNode> amount =
        Arbitraries.bigDecimals().map(n -> (JsonNode) NODES.textNode(n.toPlainString()));
    Arbitrary<JsonNode> nullable =
        Arbitraries.oneOf(amount, Arbitraries.just(NODES.nullNode())).injectNull(0.3);
    return Combinators.combine(text(), nullable, words, note, side, node(3))
        .as(XmlRoundTripTest::tree);
  }

  private static JsonNode tree(
      String text, JsonNode amount, List<JsonNode> words, String note, String side, JsonNode node) {
    ObjectNode tree = NODES.objectNode();
    if (note != null) {
      tree.put("@note", note);
    }
    tree.put("text", text);
    if (amount != null) {
      tree.set("amount", amount);
    }
    if (!words.isEmpty()) {
      tree.putArray("word").addAll(words);
    }
    tree.set(side, node);
    return NODES.objectNode().set("tree", tree);
  }

  private static Arbitrary<JsonNode> word() {
    return Combinators.combine(text(), text().injectNull(0.5))
        .as(
            (text, lang) -> {
              ObjectNode word = NODES.objectNode().put("#text", text);
              return lang == null ? word : word.put("@lang", lang);
            });
  }

  private static Arbitrary<JsonNode> node(int depth) {
    if (depth == 0) {
      return Arbitraries.just(NODES.objectNode());
    }
    return node(depth - 1)
        .list()
        .ofMaxSize(3)
        .map(
            children -> {
              ObjectNode node = NODES.objectNode();
              ArrayNode array = NODES.arrayNode().addAll(children);
              return array.isEmpty() ? node : node.set("node", array);
            });
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars('a', '<', '>', '&', '"', '\'', ' ', '\n', '\r', '\t', ']', '甬', 'é')
        .withChars("\uFFFD\u0085\u2028")
        .ofMaxLength(12);
  }
}
