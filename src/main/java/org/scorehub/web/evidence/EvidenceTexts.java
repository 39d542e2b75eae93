package org.scorehub.web.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Display;
import org.scorehub.web.Reader;
import org.scorehub.web.Texts;
import org.springframework.stereotype.Component;

/** A pack in the reader's language, zone and forms. Nothing of this is part of the hashes. */
@Component
class EvidenceTexts {

  /** A line of the cover. */
  record Fact(String name, String value) {}

  private final Texts texts;
  private final Display display;
  private final Reader reader;

  EvidenceTexts(Texts texts, Display display, Reader reader) {
    this.texts = texts;
    this.display = display;
    this.reader = reader;
  }

  Texts texts() {
    return texts;
  }

  Reader reader() {
    return reader;
  }

  String get(String key, Object... values) {
    return texts.get(key, values);
  }

  String title(EvidenceSection section) {
    return texts.get("evidence.section." + section.slug());
  }

  String title(EvidenceColumn column) {
    return texts.get("evidence.column." + column.slug());
  }

  /** A value in words; empty for nothing. */
  String shown(EvidenceColumn column, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    return switch (column.kind()) {
      case CODE -> words(value.toString());
      case TOPIC -> display.topic(value.toString());
      case MODULE -> display.module(value.toString());
      case KPI -> display.kpi(value.toString());
      case DAY -> display.date(value);
      case TIME -> display.time((Instant) value);
      case NUMBER -> number(value);
      case TEXT, ID -> value.toString();
    };
  }

  /** Codes with spaces between are several. */
  private String words(String codes) {
    return texts.list(Arrays.stream(codes.split(" ")).map(this::word).toList());
  }

  private String word(String code) {
    return texts.getOr("evidence.code." + Texts.slug(code), display.words(code));
  }

  private static String number(Object value) {
    return value instanceof Double || value instanceof BigDecimal
        ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
        : value.toString();
  }

  /** What the cover says, line by line. */
  List<Fact> facts(EvidenceCover cover) {
    return Stream.of(
            new Fact("site", cover.title()),
            new Fact("local-name", display.orDash(cover.site().localName())),
            new Fact("country", display.orDash(cover.site().country())),
            new Fact("site-id", cover.site().id().toString()),
            new Fact("identifiers", identifiers(cover)),
            new Fact("organisation", cover.organisation()),
            new Fact("made-by", cover.madeBy()),
            new Fact("roles", display.wordsOf(cover.roles())),
            new Fact("made-at", display.time(cover.madeAt())),
            new Fact("zone", cover.zone()),
            new Fact("pack", cover.pack().toString()),
            new Fact("sections", sections(cover)),
            new Fact("hub", cover.base() + " · score-hub " + cover.hubVersion()),
            new Fact("rules", cover.rules()))
        .map(fact -> new Fact(texts.get("evidence.cover." + fact.name()), fact.value()))
        .toList();
  }

  private static String identifiers(EvidenceCover cover) {
    return cover.site().identifiers().stream()
        .map(id -> id.scheme() + ' ' + id.value())
        .collect(Collectors.joining("\n"));
  }

  private String sections(EvidenceCover cover) {
    return cover.chosen().isEmpty()
        ? texts.get("evidence.cover.sections.all")
        : texts.list(cover.chosen().stream().map(this::title).toList());
  }
}
