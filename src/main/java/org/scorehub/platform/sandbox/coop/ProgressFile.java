package org.scorehub.platform.sandbox.coop;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scorehub.platform.sandbox.sftp.Inbox;

/** The check that Coop's system makes of a file on training. */
final class ProgressFile {

  private static final Pattern NAME =
      Pattern.compile("score-fortschritt_([A-Za-z0-9-]+)_(\\d+)\\.csv");
  private static final List<String> COLUMNS =
      List.of(
          "Satzart",
          "Schlüssel",
          "Version",
          "Stand",
          "Betrieb",
          "amfori-ID Betrieb",
          "amfori-ID Firma",
          "GLN",
          "OS ID",
          "Code",
          "Bezeichnung",
          "Status",
          "Angemeldet am",
          "Abgeschlossen am",
          "Besuche",
          "Letzter Besuch am",
          "Einheit",
          "Besser",
          "Ausgangswert",
          "Ausgangswert am",
          "Letzter Wert",
          "Letzter Wert am",
          "Monitoring-ID",
          "Projekte");
  private static final List<String> DAYS =
      List.of(
          "Angemeldet am",
          "Abgeschlossen am",
          "Letzter Besuch am",
          "Ausgangswert am",
          "Letzter Wert am");
  private static final List<String> NUMBERS = List.of("Besuche", "Ausgangswert", "Letzter Wert");
  private static final Set<String> KINDS = Set.of("modul", "kennzahl", "feststellung");
  private static final Map<String, Set<String>> STATES =
      Map.of(
          "modul",
          Set.of(
              "empfohlen",
              "zugesagt",
              "abgelehnt",
              "angemeldet",
              "Kurs abgeschlossen",
              "Besuche",
              "abgeschlossen",
              "abgebrochen"),
          "feststellung",
          Set.of("offen", "in Arbeit", "Nachweis eingereicht"));

  private final List<String> problems = new ArrayList<>();

  private ProgressFile() {}

  /** A line under its column names. */
  private record Row(Map<String, String> cells) {

    /** Empty if the line is too short. */
    String text(String column) {
      return cells.getOrDefault(column, "");
    }

    long version() {
      String version = text("Version");
      return version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
    }
  }

  static Inbox.Verdict check(String name, byte[] content) {
    return new ProgressFile().verdict(name, content);
  }

  private Inbox.Verdict verdict(String name, byte[] content) {
    List<Row> rows = rows(content);
    Row site = rows.isEmpty() ? new Row(Map.of()) : rows.get(0);
    for (int i = 0; i < rows.size(); i++) {
      row(i + 2, rows.get(i), site);
    }
    Matcher named = NAME.matcher(name);
    if (!named.matches()
        || !named.group(1).equals(site.text("Schlüssel"))
        || !named.group(2).equals(site.text("Version"))) {
      problems.add("Dateiname: " + name + " nennt nicht Schlüssel und Version der Datei");
    }
    return new Inbox.Verdict(problems, site.text("Betrieb"), site.version());
  }

  private List<Row> rows(byte[] content) {
    List<List<String>> lines = Fields.split(text(content));
    if (lines.isEmpty() || !lines.get(0).equals(COLUMNS)) {
      problems.add("Zeile 1: Spalten sind " + (lines.isEmpty() ? "keine" : lines.get(0)));
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      rows.add(named(line));
    }
    if (rows.isEmpty() || !rows.get(0).text("Satzart").equals("betrieb")) {
      problems.add("Zeile 2: keine Satzart betrieb");
    }
    return rows;
  }

  private String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      problems.add("Datei: nicht in UTF-8");
      return "";
    }
  }

  private static Row named(List<String> line) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      row.put(COLUMNS.get(i), i < line.size() ? line.get(i) : "");
    }
    return new Row(row);
  }

  private void row(int line, Row row, Row site) {
    String kind = row.text("Satzart");
    expect(row.equals(site) || KINDS.contains(kind), line, "Satzart " + kind);
    for (String same : List.of("Schlüssel", "Version", "Stand")) {
      expect(row.text(same).equals(site.text(same)), line, same + " " + row.text(same));
    }
    expect(isInstant(row.text("Stand")), line, "Stand " + row.text("Stand"));
    expect(row.version() > 0, line, "Version " + row.text("Version"));
    Set<String> states = STATES.get(kind);
    expect(
        states == null || states.contains(row.text("Status")),
        line,
        "Status " + row.text("Status"));
    DAYS.forEach(day -> expect(isDay(row.text(day)), line, day + " " + row.text(day)));
    NUMBERS.forEach(
        number -> expect(isNumber(row.text(number)), line, number + " " + row.text(number)));
  }

  private void expect(boolean right, int line, String what) {
    if (!right) {
      problems.add("Zeile " + line + ": " + what);
    }
  }

  private static boolean isNumber(String text) {
    return text.isEmpty() || text.matches("-?\\d+(\\.\\d+)?");
  }

  private static boolean isDay(String text) {
    try {
      return text.isEmpty() || !LocalDate.parse(text).isBefore(LocalDate.of(2000, 1, 1));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isInstant(String text) {
    try {
      return !Instant.parse(text).isBefore(Instant.EPOCH);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
