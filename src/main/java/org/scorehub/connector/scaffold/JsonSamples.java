package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** Reads samples in JSON: a document, a list of documents, or a page of them. */
final class JsonSamples {

  private static final int MOST_CASES = 3;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

  private final Shape root = Shape.root();
  private final List<SampleSet.Case> cases = new ArrayList<>();
  private SampleSet.@Nullable Page page;

  private JsonSamples() {}

  static SampleSet read(List<Sample> samples) {
    JsonSamples all = new JsonSamples();
    samples.forEach(all::add);
    return new SampleSet(
        DocumentFormat.JSON,
        all.root,
        all.cases,
        null,
        all.page,
        null,
        TableSamples.names(samples));
  }

  /**
   * One document, whatever lists it holds.
   *
   * @throws UnusableSample if it is another value than an object, or several
   */
  static SampleSet document(Sample sample) {
    List<JsonNode> values = values(sample);
    if (values.size() != 1 || !values.get(0).isObject()) {
      throw new UnusableSample(sample.name() + " is no single JSON object");
    }
    JsonSamples one = new JsonSamples();
    one.see(sample, values.get(0), sample.slug(), sample.bytes());
    return new SampleSet(DocumentFormat.JSON, one.root, one.cases, null, null, null, sample.name());
  }

  private void add(Sample sample) {
    List<JsonNode> values = values(sample);
    if (values.size() == 1 && values.get(0).isObject()) {
      JsonNode value = values.get(0);
      SampleSet.Page found = PageSearch.find(value);
      if (found == null) {
        see(sample, value, sample.slug(), sample.bytes());
        return;
      }
      page = found;
      addItems(sample, list(value.at(found.items())));
    } else {
      addItems(sample, values.size() == 1 ? list(values.get(0)) : values);
    }
  }

  private void addItems(Sample sample, List<JsonNode> items) {
    if (items.isEmpty()) {
      throw new UnusableSample(sample.name() + " lists no document");
    }
    for (JsonNode item : items) {
      if (!item.isObject()) {
        throw new UnusableSample(
            sample.name() + " is no document: a document is a JSON object, or a list of objects");
      }
      String name = sample.slug() + (items.size() == 1 ? "" : "-" + (cases.size() + 1));
      see(sample, item, name, pretty(item));
    }
  }

  private void see(Sample sample, JsonNode value, String name, byte[] bytes) {
    root.see(value);
    if (cases.size() < MOST_CASES || cases.stream().noneMatch(c -> c.name().equals(name))) {
      if (cases.size() < MOST_CASES || !name.startsWith(sample.slug() + "-")) {
        cases.add(new SampleSet.Case(name, ".json", bytes));
      }
    }
  }

  private static List<JsonNode> values(Sample sample) {
    try (MappingIterator<JsonNode> all =
        JSON.readerFor(JsonNode.class).readValues(sample.bytes())) {
      return all.readAll();
    } catch (JsonProcessingException e) {
      throw new UnusableSample(
          "%s is no JSON: line %d: %s"
              .formatted(
                  sample.name(),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("")));
    } catch (IOException e) {
      throw new UnusableSample(sample.name() + " is no JSON: " + e.getMessage());
    }
  }

  private static List<JsonNode> list(JsonNode value) {
    List<JsonNode> items = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(items::add);
    } else {
      items.add(value);
    }
    return items;
  }

  private static byte[] pretty(JsonNode value) {
    try {
      return (PRETTY.writeValueAsString(value) + "\n")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
