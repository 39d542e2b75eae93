package org.scorehub.web.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * An activation of a connector.
 *
 * @param number counts up over all connectors
 * @param bundle what it has run with since; null if it was taken away
 * @param from what it ran with before; null if it did not run
 * @param kind START, FILES, ACTIVATION or ROLLBACK
 * @param by who decided; {@code hub} for what the hub did by itself
 * @param note why; null if no reason was given
 * @param forced whether failing examples were accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivationView(
    long number,
    String connector,
    @Nullable String bundle,
    @Nullable String from,
    String kind,
    Instant at,
    String by,
    @Nullable String note,
    boolean forced) {

  public static ActivationView of(ResultSet row, int number) throws SQLException {
    return new ActivationView(
        row.getLong("id"),
        row.getString("connector"),
        row.getString("bundle_id"),
        row.getString("from_bundle"),
        row.getString("kind"),
        Columns.instant(row, "activated_at"),
        row.getString("activated_by"),
        row.getString("note"),
        row.getBoolean("forced"));
  }
}
