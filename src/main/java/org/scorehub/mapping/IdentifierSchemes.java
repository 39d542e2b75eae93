package org.scorehub.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.IdentifierLevel;

/** The identifier schemes that the hub knows. */
public final class IdentifierSchemes {

  /** Where they are listed, relative to the project root. */
  public static final String FILE = "mappings/canonical/identifiers.csv";

  private static final List<String> HEADER =
      List.of("scheme", "level", "issuer", "pattern", "check", "source");

  private final Map<String, Scheme> schemes = new HashMap<>();
  private final Map<String, UsedRow> rows = new HashMap<>();

  private IdentifierSchemes() {}

  /**
   * A scheme.
   *
   * @param level whether it names sites or companies
   * @param pattern what a value looks like
   * @param check how a value guards against typing errors
   */
  public record Scheme(
      String code, IdentifierLevel level, String issuer, Pattern pattern, CheckDigit check) {

    /** Whether a value has the form of the scheme and a right check digit. */
    public boolean accepts(String value) {
      return pattern.matcher(value).matches() && check.passes(value);
    }

    /** What a value must be, in words. */
    public String expected() {
      String form = "an identifier of " + issuer + " of the form " + pattern;
      return check == CheckDigit.NONE ? form : form + " with a right check digit";
    }
  }

  /**
   * Reads the list.
   *
   * @throws InvalidMapping if the file is no such table
   */
  public static IdentifierSchemes read(byte[] content) {
    IdentifierSchemes all = new IdentifierSchemes();
    for (CsvTable.Row row : CsvTable.read(FILE, content, HEADER).orThrow()) {
      Scheme scheme = scheme(row);
      all.rows.put(scheme.code(), UsedRow.of(FILE, HEADER, row));
      if (all.schemes.put(scheme.code(), scheme) != null) {
        throw CsvTable.invalid(FILE, row.line(), "the scheme " + scheme.code() + " is there twice");
      }
    }
    return all;
  }

  /** The scheme of a code; null if there is none. */
  public @Nullable Scheme scheme(String code) {
    return schemes.get(code);
  }

  @Nullable UsedRow row(String code) {
    return rows.get(code);
  }

  String expected() {
    return "one of " + String.join(", ", new TreeSet<>(schemes.keySet())) + " in " + FILE;
  }

  private static Scheme scheme(CsvTable.Row row) {
    try {
      return new Scheme(
          row.cell(0),
          IdentifierLevel.valueOf(row.cell(1)),
          row.cell(2),
          Pattern.compile(row.cell(3)),
          CheckDigit.named(row.cell(4)));
    } catch (IllegalArgumentException e) {
      throw CsvTable.invalid(FILE, row.line(), String.valueOf(e.getMessage()));
    }
  }
}
