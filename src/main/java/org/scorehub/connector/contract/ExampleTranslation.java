package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.stream.Stream;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;

/**
 * What came of one inbound example.
 *
 * @param output the record; of a table, an entry for each child; a JSON null if it is refused
 * @param alarms the escalations raised
 * @param problems everything reported
 */
record ExampleTranslation(JsonNode output, ArrayNode alarms, List<Problem> problems) {

  static ExampleTranslation of(InboundDocument document, byte[] input) {
    NativeDocuments documents = NativeDocuments.of(document, input);
    List<Translation> translations =
        documents.bytes().stream().map(bytes -> document.translate(bytes)).toList();
    return new ExampleTranslation(
        document.table().isPresent() ? outputs(translations) : output(translations.get(0)),
        alarms(translations),
        Stream.concat(
                translations.stream().flatMap(translation -> translation.problems().stream()),
                documents.problems().stream())
            .toList());
  }

  /** Every record made, in full. */
  List<JsonNode> records() {
    Stream<JsonNode> all = output.isArray() ? output.valueStream() : Stream.of(output);
    return all.filter(record -> !record.isNull()).toList();
  }

  private static JsonNode outputs(List<Translation> translations) {
    ArrayNode outputs = JsonNodeFactory.instance.arrayNode();
    translations.forEach(translation -> outputs.add(output(translation)));
    return outputs.isEmpty() ? NullNode.getInstance() : outputs;
  }

  private static JsonNode output(Translation translation) {
    return translation instanceof Translation.Translated translated
        ? CanonicalJson.write(translated.canonical())
        : NullNode.getInstance();
  }

  private static ArrayNode alarms(List<Translation> translations) {
    ArrayNode alarms = JsonNodeFactory.instance.arrayNode();
    translations.stream()
        .flatMap(translation -> translation.alarms().stream())
        .forEach(alarm -> alarms.add(CanonicalJson.write(alarm)));
    return alarms;
  }
}
