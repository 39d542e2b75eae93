package org.scorehub.connector.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a system sends as JSON, the first draft takes it. */
class AnyTreeProperties {

  private static final Path ROOT = Path.of("");

  @Property(tries = 60)
  void anyObjectMakesAConnectorThatTranslatesIt(@ForAll("documents") JsonNode document) {
    byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
    Draft draft = Scaffold.draft(ROOT, Drafts.request(new Sample("sample.json", bytes)));
    assertThat(draft.files().keySet())
        .anyMatch(file -> file.endsWith("/expected.json"))
        .contains("routes/newcomer/connector.yaml");
  }

  /** Objects with at least one value to know them by. */
  @Provide
  Arbitrary<JsonNode> documents() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of(
                "id",
                "name",
                "date",
                "findings",
                "code",
                "country",
                "if",
                "a b",
                "#text",
                "@id",
                "a/b",
                "\"",
                "\\",
                "é",
                "工厂",
                "",
                "0"),
            printable(6));
    return trees(names, 3)
        .list()
        .ofMinSize(0)
        .ofMaxSize(3)
        .flatMap(
            values ->
                names
                    .list()
                    .uniqueElements()
                    .ofSize(values.size())
                    .map(keys -> Tuple.of(keys, values)))
        .map(both -> object(both.get1(), both.get2()))
        .map(tree -> tree.put("known", "by this"));
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode object(
      List<String> names, List<JsonNode> values) {
    var tree = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < names.size(); i++) {
      tree.set(names.get(i), values.get(i));
    }
    return tree;
  }

  /** Control characters are taken out before a mapping sees them. */
  private static Arbitrary<String> printable(int most) {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withCharRange('\u00A1', '\uD7FF')
        .ofMaxLength(most);
  }

  private static Arbitrary<JsonNode> trees(Arbitrary<String> names, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            printable(12).map(nodes::textNode),
            Arbitraries.of(
                    "2026-01-31", "31.01.2026", "CN", "open", "major", "4000000000006", "yes", " ")
                .map(nodes::textNode),
            Arbitraries.longs().map(nodes::numberNode),
            Arbitraries.bigDecimals().map(n -> nodes.numberNode(n)),
            Arbitraries.of(true, false).map(nodes::booleanNode),
            Arbitraries.just(nodes.nullNode()));
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<JsonNode> deeper = trees(names, depth - 1);
    Arbitrary<JsonNode> lists =
        deeper.list().ofMaxSize(3).map(values -> nodes.arrayNode().addAll(values));
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(names, deeper).ofMaxSize(4).map(m -> nodes.objectNode().setAll(m));
    return Arbitraries.oneOf(leaves, lists, objects);
  }
}
