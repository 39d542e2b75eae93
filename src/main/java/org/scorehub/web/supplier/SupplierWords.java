package org.scorehub.web.supplier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scorehub.standing.KpiStanding;
import org.scorehub.web.Figures;
import org.scorehub.web.Reader;
import org.scorehub.web.Texts;
import org.scorehub.web.Titles;
import org.springframework.stereotype.Component;

/** News, KPIs and facets in the reader's words; templates call it {@code @supplierWords}. */
@Component
public class SupplierWords {

  private final Texts texts;
  private final Titles titles;
  private final Reader reader;

  SupplierWords(Texts texts, Titles titles, Reader reader) {
    this.texts = texts;
    this.titles = titles;
    this.reader = reader;
  }

  /** A change in one line. */
  public String line(SupplierNews news) {
    JsonNode after = news.after();
    return switch (news.kind()) {
      case NEW_SUPPLIER -> texts.get("supplier.news.new-supplier");
      case NEW_AUDIT ->
          texts.get(
              "supplier.news.new-audit", after.path("audits").asInt(), rated(after), ended(after));
      case RATING -> texts.get("supplier.news.rating", text(news.before(), "rating"), rated(after));
      case OTHER_SCALE ->
          texts.get("supplier.news.other-scale", rated(news.before()), rated(after));
      case ISSUES_OPENED -> texts.get("supplier.news.opened", count(after), topics(after));
      case ISSUES_CLOSED -> texts.get("supplier.news.closed", count(after), topics(after));
      case MODULES_RECOMMENDED -> texts.get("supplier.news.recommended", modules(after));
      case MODULES_DROPPED -> texts.get("supplier.news.dropped", modules(after));
      case TRAINING_STAGE ->
          texts.get(
              "supplier.news.stage", module(text(after, "module")), word(text(after, "stage")));
      case KPI_READING -> reading(after);
      case MERGED -> texts.get("supplier.news.merged", text(after, "name"));
    };
  }

  private static String text(@Nullable JsonNode node, String field) {
    return node == null ? "–" : node.path(field).asText("–");
  }

  private static int count(JsonNode after) {
    return after.path("issues").asInt();
  }

  private String rated(@Nullable JsonNode audit) {
    return audit == null || !audit.hasNonNull("rating")
        ? texts.get("supplier.no-rating")
        : texts.get("supplier.rated", text(audit, "rating"), text(audit, "scale"));
  }

  private static String ended(JsonNode audit) {
    return text(audit, "ended");
  }

  private String topics(JsonNode after) {
    List<String> topics = new ArrayList<>();
    after
        .path("topics")
        .properties()
        .forEach(
            e ->
                topics.add(
                    topic(e.getKey()) + (e.getValue().asInt() > 1 ? " ×" + e.getValue() : "")));
    return texts.list(topics);
  }

  private String topic(String code) {
    return texts.term("topic", code, titles.topic(code));
  }

  private String modules(JsonNode after) {
    List<String> modules = new ArrayList<>();
    after.path("modules").forEach(m -> modules.add(module(m.asText())));
    return texts.list(modules);
  }

  private String module(String code) {
    return texts.term("module", code, titles.module(code));
  }

  String word(String code) {
    return texts.ofCode("words", code);
  }

  private String reading(JsonNode after) {
    String kpi = texts.term("kpi", text(after, "kpi"), titles.kpi(text(after, "kpi")));
    String value = Figures.plain(after.path("value").asDouble(), reader.locale());
    String told = value + ' ' + text(after, "unit");
    return after.hasNonNull("outcome")
        ? texts.get("supplier.news.reading.judged", kpi, told, outcome(text(after, "outcome")))
        : texts.get("supplier.news.reading", kpi, told);
  }

  private String outcome(String code) {
    return texts.ofCode("words", code).toLowerCase(reader.locale());
  }

  /** A KPI in words: its value before and after, and whether that is better. */
  public String kpi(KpiStanding kpi) {
    String name = texts.term("kpi", kpi.kpi(), titles.kpi(kpi.kpi()));
    Locale locale = reader.locale();
    if (kpi.after() == null || kpi.outcome() == null) {
      String last = Figures.plain(kpi.last().value(), locale);
      return texts.get("supplier.kpi.last", name, last, kpi.unit());
    }
    String after = Figures.plain(kpi.after(), locale);
    String values =
        kpi.before() == null ? after : Figures.plain(kpi.before(), locale) + " → " + after;
    return texts.get("supplier.kpi.changed", name, values, kpi.unit(), outcome(kpi.outcome()));
  }

  public Spark spark(KpiStanding kpi) {
    return Spark.of(kpi);
  }

  /** The style of an outcome. */
  public String tone(KpiStanding kpi) {
    return switch (String.valueOf(kpi.outcome())) {
      case "IMPROVED" -> "good";
      case "WORSE" -> "bad";
      default -> "plain-line";
    };
  }

  /** The filter in words; all suppliers if it narrows nothing. */
  public String filter(SupplierFilter filter) {
    List<String> parts = new ArrayList<>();
    if (filter.q() != null) {
      parts.add("“" + filter.q() + "”");
    }
    for (Facet facet : Facet.values()) {
      List<String> values = filter.chosen(facet).stream().map(v -> value(facet, v)).toList();
      if (!values.isEmpty()) {
        parts.add(
            facet.isFlag()
                ? name(facet)
                : texts.get("supplier.filter.part", name(facet), texts.list(values)));
      }
    }
    return parts.isEmpty() ? texts.get("supplier.filter.all") : String.join("; ", parts);
  }

  /** A value of a facet. */
  String value(Facet facet, String value) {
    return switch (facet) {
      case COUNTRY -> country(value);
      case RATING -> {
        String[] parts = value.split("\\|", 2);
        yield parts.length < 2 ? value : texts.get("supplier.rated", parts[1], parts[0]);
      }
      case MODULE -> module(value);
      case STAGE, WORST, OUTCOME -> word(value);
      case TRAINED -> {
        String[] parts = value.split(":", 2);
        yield parts.length < 2
            ? value
            : texts.get("supplier.filter.part", module(parts[0]), word(parts[1]));
      }
      case KPI -> measured(value);
      case ESCALATED, CHANGED, UNAUDITED -> name(facet);
    };
  }

  /** A KPI, its unit and an outcome. */
  private String measured(String value) {
    int end = value.lastIndexOf(':');
    String[] parts = value.substring(0, Math.max(end, 0)).split(" ", 2);
    return parts.length < 2
        ? value
        : texts.get(
            "supplier.kpi.outcome",
            texts.term("kpi", parts[0], titles.kpi(parts[0])),
            parts[1],
            outcome(value.substring(end + 1)));
  }

  /** The name of a country. */
  public String country(String code) {
    return code.matches("[A-Za-z]{2}")
        ? new Locale.Builder().setRegion(code).build().getDisplayCountry(reader.locale())
        : code;
  }

  String name(Facet facet) {
    return texts.get("supplier.facet." + facet.parameter());
  }
}
