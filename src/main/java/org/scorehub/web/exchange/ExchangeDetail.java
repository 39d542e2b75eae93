package org.scorehub.web.exchange;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.journal.Stage;
import org.scorehub.web.Columns;

/**
 * One document's exchange with all that is known of it.
 *
 * @param sha256 of the untouched bytes, hexadecimal
 * @param attempts how often the hub began to work on it
 * @param bundleId mapping bundle it was translated with; null until then
 * @param revision of the audit or training record that it made; null if none
 * @param keys business keys as {@code kind:value}
 * @param children what has become of its rows; null unless it is a table
 * @param links addresses of what belongs to it
 */
public record ExchangeDetail(
    @JsonUnwrapped ExchangeSummary summary,
    @Nullable String contentType,
    @Nullable String sha256,
    int attempts,
    @Nullable String bundleId,
    @Nullable Integer revision,
    List<String> keys,
    List<Stage> stages,
    List<Problem> problems,
    @Nullable ExchangeChildren children,
    Map<String, String> links) {

  public static final String COLUMNS =
      ExchangeSummary.COLUMNS
          + ", content_type, sha256, attempts, bundle_id, revision, keys, stages, problems";

  public ExchangeDetail {
    keys = List.copyOf(keys);
    stages = List.copyOf(stages);
    problems = List.copyOf(problems);
    links = Map.copyOf(links);
  }

  public static ExchangeDetail from(ResultSet row, int number) throws SQLException {
    ExchangeSummary summary = ExchangeSummary.from(row, number);
    return new ExchangeDetail(
        summary,
        row.getString("content_type"),
        Columns.hex(row, "sha256"),
        row.getInt("attempts"),
        row.getString("bundle_id"),
        Columns.integer(row, "revision"),
        Columns.texts(row, "keys").stream().map(ExchangeDetail::withoutOwner).toList(),
        stages(row, summary),
        Columns.list(row, "problems", Problem.class),
        null,
        links(summary));
  }

  /** The same with what has become of its rows. */
  public ExchangeDetail with(ExchangeChildren found) {
    Map<String, String> more = new LinkedHashMap<>(links);
    more.put("children", "/api/v1/exchanges?parent=" + summary.id());
    return new ExchangeDetail(
        summary,
        contentType,
        sha256,
        attempts,
        bundleId,
        revision,
        keys,
        stages,
        problems,
        found,
        more);
  }

  private static List<Stage> stages(ResultSet row, ExchangeSummary summary) throws SQLException {
    List<Stage> stages = new ArrayList<>(Columns.list(row, "stages", Stage.class));
    Instant published = summary.publishedAt();
    if (published != null) {
      stages.add(new Stage("published", published, "published", null, null));
    }
    return stages;
  }

  private static String withoutOwner(String key) {
    return key.substring(key.indexOf('|') + 1);
  }

  private static Map<String, String> links(ExchangeSummary summary) {
    String self = "/api/v1/exchanges/" + summary.id();
    Map<String, String> links = new LinkedHashMap<>(Map.of("self", self, "raw", self + "/raw"));
    UUID site = summary.siteId();
    if (site != null) {
      links.put("site", "/api/v1/sites/" + site);
    }
    UUID parent = summary.parent();
    if (parent != null) {
      links.put("parent", "/api/v1/exchanges/" + parent);
    }
    return links;
  }
}
