package org.scorehub.identity.list;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.identity.list.CsvList.Row;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.identity.scoring.SiteRecord.Identifier;
import org.scorehub.mapping.IdentifierSchemes;

/**
 * A CSV list of factories: {@code record_id,name,address,country}, any column named like an
 * identifier scheme, and if wanted {@code local_name} and {@code postcode}. Other columns are not
 * used.
 */
public final class SiteList {

  private static final List<String> WANTED = List.of("record_id", "name", "address", "country");
  private static final Set<String> MORE = Set.of("local_name", "postcode");
  private static final Map<String, String> COUNTRIES = countries();

  private final Path file;
  private final IdentifierSchemes schemes;
  private final Consumer<Problem> problems;
  private final Map<String, IdentifierSchemes.Scheme> identifiers = new HashMap<>();
  private final Set<String> unused = new TreeSet<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * @param problems is told all that is wrong: blocking ones make the list useless, others concern
   *     one identifier, which is left out
   */
  public SiteList(Path file, IdentifierSchemes schemes, Consumer<Problem> problems) {
    this.file = file;
    this.schemes = schemes;
    this.problems = problems;
  }

  /** Reads the list once, a record at a time. */
  public void read(Consumer<SiteRecord> records) {
    new CsvList(file, problems).read(WANTED, this::takeColumns, row -> take(row, records));
  }

  /** All records in memory, by id, in the order of the list. */
  public List<SiteRecord> all() {
    List<SiteRecord> all = new ArrayList<>();
    read(all::add);
    return all;
  }

  /** Columns that mean nothing to the hub, once the list has been read. */
  public Set<String> unused() {
    return unused;
  }

  private void takeColumns(List<String> columns) {
    for (String column : columns) {
      IdentifierSchemes.Scheme scheme = schemes.scheme(column.equals("osid") ? "os_id" : column);
      if (scheme != null) {
        identifiers.put(column, scheme);
      } else if (!WANTED.contains(column) && !MORE.contains(column)) {
        unused.add(column);
      }
    }
  }

  private void take(Row row, Consumer<SiteRecord> records) {
    String id = row.cell("record_id");
    if (id.isEmpty()) {
      problems.accept(blocking("list.row", "A row has no record_id.", row));
    } else if (!seen.add(id)) {
      String message = "The record_id " + id + " is there twice.";
      problems.accept(blocking("list.duplicate", message, row).withValue(id));
    } else {
      records.accept(
          new SiteRecord(
              id,
              List.of(row.cell("name"), row.cell("local_name")),
              row.cell("address"),
              row.cell("postcode").isEmpty() ? null : row.cell("postcode"),
              country(row.cell("country")),
              identifiers(row)));
    }
  }

  private List<Identifier> identifiers(Row row) {
    List<Identifier> found = new ArrayList<>();
    identifiers.forEach(
        (column, scheme) -> {
          String value = row.cell(column);
          if (scheme.accepts(value)) {
            found.add(new Identifier(scheme.code(), value, scheme.level()));
          } else if (!value.isEmpty()) {
            problems.accept(
                Problem.degrading(
                        ProblemKind.MALFORMED,
                        "identifier.invalid",
                        file.getFileName() + ": \"" + value + "\" is not a " + scheme.code() + ".")
                    .withValue(value)
                    .expecting(scheme.expected())
                    .atPosition((int) row.line(), 0, -1));
          }
        });
    return found;
  }

  private Problem blocking(String code, String message, Row row) {
    return Problem.blocking(ProblemKind.MALFORMED, code, file.getFileName() + ": " + message)
        .atPosition((int) row.line(), 0, -1);
  }

  /** The code of a country given by code or English name; null if there is none. */
  private static @Nullable String country(String written) {
    String name = written.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      return null;
    }
    return COUNTRIES.getOrDefault(name, written.strip().toUpperCase(Locale.ROOT));
  }

  private static Map<String, String> countries() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      codes.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
    }
    codes.put("viet nam", "VN");
    codes.put("turkey", "TR");
    codes.put("türkiye", "TR");
    return Map.copyOf(codes);
  }
}
