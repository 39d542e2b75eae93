package org.scorehub.web.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.web.Columns;

/**
 * One exchange as the journal lists it.
 *
 * @param siteName as the organisation's own documents have it; null until that is known
 * @param attempts how often the hub began to work on it
 * @param firstProblem the first that makes it unusable, or else the first; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalEntry(
    @JsonUnwrapped ExchangeSummary summary,
    @Nullable String siteName,
    int attempts,
    @Nullable Problem firstProblem) {

  static final String COLUMNS =
      ExchangeSummary.COLUMNS
          + ", attempts, (SELECT s.name FROM site_standing s WHERE s.at_site = site_id) AS site_name,"
          + " coalesce(jsonb_path_query_first(problems, '$[*] ? (@.blocking == true)'),"
          + " problems -> 0) AS first_problem";

  static JournalEntry from(ResultSet row, int number) throws SQLException {
    return new JournalEntry(
        ExchangeSummary.from(row, number),
        row.getString("site_name"),
        row.getInt("attempts"),
        row.getString("first_problem") == null
            ? null
            : Columns.value(row, "first_problem", Problem.class));
  }
}
