package org.scorehub.web;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.scorehub.matching.RulesInUse;
import org.scorehub.matching.ScoreModule;
import org.scorehub.matching.Topic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What codes of the catalogues are called, from the tables under {@code mappings/}. */
@Component
public class Titles {

  private static final CsvMapper CSV = new CsvMapper();
  private static final CsvSchema WITH_HEADER = CsvSchema.emptySchema().withHeader();

  private final RulesInUse rules;
  private final Map<String, String> kpis;

  Titles(RulesInUse rules, @Value("${hub.root}") String folder) {
    this.rules = rules;
    Path root = Path.of(folder);
    kpis = read(root.resolve("mappings/score/kpis.csv"), "kpi");
  }

  public String module(String code) {
    return rules.rules().module(code).map(ScoreModule::title).orElse(code);
  }

  /** Titles of all modules by code, in the order of the codes. */
  public Map<String, String> modules() {
    Map<String, String> titles = new TreeMap<>();
    rules.rules().modules().forEach(module -> titles.put(module.code(), module.title()));
    return titles;
  }

  public String kpi(String code) {
    return kpis.getOrDefault(code, words(code));
  }

  public String topic(String code) {
    return rules.rules().topic(code).map(Topic::title).orElseGet(() -> words(code));
  }

  /** A code in plain words: {@code EVIDENCE_SUBMITTED} becomes "Evidence submitted". */
  public static String words(String code) {
    String text = code.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Map<String, String> read(Path file, String key) {
    Map<String, String> titles = new HashMap<>();
    if (!Files.exists(file)) {
      return titles;
    }
    try (MappingIterator<Map<String, String>> rows =
        CSV.readerForMapOf(String.class).with(WITH_HEADER).readValues(file.toFile())) {
      rows.forEachRemaining(row -> add(titles, row, key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return titles;
  }

  private static void add(Map<String, String> titles, Map<String, String> row, String key) {
    String code = row.get(key);
    String title = row.get("title");
    if (code != null && title != null) {
      titles.put(code, title);
    }
  }
}
