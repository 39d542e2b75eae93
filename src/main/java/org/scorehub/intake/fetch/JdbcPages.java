package org.scorehub.intake.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorCatalogue;
import org.springframework.stereotype.Component;

/**
 * Reads a tenant's database from where the cursor is. The query is a file of the connector; it
 * names the cursor {@code :cursor} (text, null at first) and gives the columns {@code cursor} and
 * {@code document} (JSON), ordered by cursor. Rows are handed on in pages that end where the cursor
 * changes, so that none of several rows with one cursor is lost.
 */
@Component("jdbcPages")
public final class JdbcPages {

  private static final int PAGE_ROWS = 200;
  private static final String ROWS = "hub.rows";
  private static final String QUERY = "hub.query";

  /** A comment or quoted text, which is left as it is, or the parameter. */
  private static final Pattern CURSOR =
      Pattern.compile("--[^\\n]*|(?s:/\\*.*?\\*/)|'[^']*'|((?<![:\\w]):cursor\\b)");

  private static final String CAMELS_PARAMETER = ":?cursor";

  private final ConnectorCatalogue catalogue;

  JdbcPages(ConnectorCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Makes the body the query, and {@code cursor} its parameter. */
  public void query(Exchange exchange) {
    String file = Objects.requireNonNull(exchange.getProperty(QUERY, String.class));
    String sql = catalogue.text(PollSource.of(exchange).connector(), file);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(statement(sql));
    exchange.getMessage().setHeader("cursor", Polls.state(exchange).cursor());
  }

  private static String statement(String sql) {
    return CURSOR
        .matcher(sql)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? found.group() : CAMELS_PARAMETER));
  }

  /** Keeps the rows that the query gives; they are read as they are handed on. */
  public void rows(Exchange exchange) {
    exchange.setProperty(
        ROWS, new RowPages((Iterator<?>) exchange.getMessage().getBody(Iterator.class)));
  }

  /** Makes the body the documents of the next page; {@code hub.more} says whether others follow. */
  public void next(Exchange exchange) {
    RowPages pages = Objects.requireNonNull(exchange.getProperty(ROWS, RowPages.class));
    RowPages.Page page = pages.next();
    PollState state = Polls.state(exchange);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    exchange.getMessage().setBody(page.documents());
    if (page.cursor() != null) {
      exchange.setProperty(Polls.REACHED, state.completed(page.cursor(), null));
    }
    exchange.setProperty(Polls.MORE, pages.hasNext() && !Polls.isEnding(exchange));
  }

  /** Rows in pages. */
  static final class RowPages {

    /**
     * Some rows.
     *
     * @param cursor that of the last one; null if there is no row
     */
    record Page(@Nullable String cursor, List<byte[]> documents) {}

    private final Iterator<?> rows;
    private @Nullable Map<?, ?> ahead;

    RowPages(Iterator<?> rows) {
      this.rows = rows;
      step();
    }

    boolean hasNext() {
      return ahead != null;
    }

    Page next() {
      List<byte[]> documents = new ArrayList<>();
      String cursor = null;
      while (ahead != null
          && (documents.size() < PAGE_ROWS || text(ahead, "cursor").equals(cursor))) {
        cursor = text(ahead, "cursor");
        documents.add(text(ahead, "document").getBytes(StandardCharsets.UTF_8));
        step();
      }
      return new Page(cursor, documents);
    }

    private void step() {
      ahead = rows.hasNext() ? (Map<?, ?>) rows.next() : null;
    }

    private static String text(Map<?, ?> row, String column) {
      Object value = row.get(column);
      if (value == null) {
        throw new SourceUnavailable("the query gives a row without " + column);
      }
      return value.toString();
    }
  }
}
