package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.TableSketch;

/** Reads samples that are tables: CSV and workbooks. */
final class TableSamples {

  private final Shape root = Shape.root();
  private final Map<String, String> members = new LinkedHashMap<>();
  private final List<Map<String, String>> rows = new ArrayList<>();
  private final List<SampleSet.Case> cases = new ArrayList<>();
  private @Nullable TableSketch first;

  private TableSamples() {}

  static SampleSet read(List<Sample> samples) {
    TableSamples all = new TableSamples();
    samples.forEach(all::add);
    Map<String, String> headers = new LinkedHashMap<>();
    all.members.forEach((text, member) -> headers.put(member, text));
    headers.keySet().forEach(member -> all.root.member(member, ""));
    TableSketch first = all.first;
    SampleSet.Columns columns =
        new SampleSet.Columns(
            headers,
            first == null ? 1 : first.headerRows(),
            first == null ? null : first.separator(),
            first == null || !first.needsCharset() ? null : first.charset(),
            List.copyOf(all.rows));
    return new SampleSet(
        DocumentFormat.TABLE, all.root, all.cases, null, null, columns, names(samples));
  }

  /** Names of the samples for people. */
  static String names(List<Sample> samples) {
    return samples.stream().map(Sample::name).collect(Collectors.joining(", "));
  }

  private void add(Sample sample) {
    TableSketch sketch = sketch(sample);
    first = first == null ? sketch : first;
    List<String> columns = columns(sample, sketch);
    for (List<@Nullable String> row : sketch.rows()) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        String value = row.get(i);
        if (value != null && !columns.get(i).isEmpty()) {
          values.put(columns.get(i), value);
        }
      }
      rows.add(values);
      root.see(tree(values));
    }
    cases.add(new SampleSet.Case(sample.slug(), ending(sample), sample.bytes()));
  }

  private static TableSketch sketch(Sample sample) {
    try {
      TableSketch sketch = TableSketch.of(sample.bytes());
      if (sketch.rows().isEmpty()) {
        throw new UnusableSample(sample.name() + " has no row below its header");
      }
      return sketch;
    } catch (IllegalArgumentException e) {
      throw new UnusableSample(sample.name() + ": " + e.getMessage());
    }
  }

  /** The member of each column, empty where there is no header. */
  private List<String> columns(Sample sample, TableSketch sketch) {
    List<String> columns = new ArrayList<>();
    for (String text : sketch.header()) {
      String member = text == null ? "" : members.computeIfAbsent(text, this::memberOf);
      if (!member.isEmpty() && columns.contains(member)) {
        throw new UnusableSample(sample.name() + " has the column \"" + text + "\" twice");
      }
      columns.add(member);
    }
    return columns;
  }

  private String memberOf(String text) {
    String slug = Names.slug(text, '_');
    String start = slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "column_" + slug : slug;
    String member = start.replaceAll("_$", "");
    for (int i = 2; members.containsValue(member); i++) {
      member = start + "_" + i;
    }
    return member;
  }

  /** As the first bytes say, since the readers go by them too. */
  private static String ending(Sample sample) {
    byte[] bytes = sample.bytes();
    if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
      return ".xlsx";
    }
    return (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF ? ".xls" : ".csv";
  }

  private static ObjectNode tree(Map<String, String> values) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    values.forEach(tree::put);
    return tree;
  }
}
