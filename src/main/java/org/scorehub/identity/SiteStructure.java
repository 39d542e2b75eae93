package org.scorehub.identity;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which records belong to which site does not change while documents are being recorded. Both sides
 * say so at the beginning of their transaction, before they look a site up; it holds to its end.
 */
public final class SiteStructure {

  private static final long LOCK = 0x73636f726568L;

  private SiteStructure() {}

  /** Waits for changes that are being made, and holds off others. */
  public static void hold(JdbcTemplate jdbc) {
    lock(jdbc, "SELECT pg_advisory_xact_lock_shared(?)");
  }

  /** Waits until nobody holds the structure, and is then alone with it. */
  public static void change(JdbcTemplate jdbc) {
    lock(jdbc, "SELECT pg_advisory_xact_lock(?)");
  }

  private static void lock(JdbcTemplate jdbc, String sql) {
    jdbc.query(sql, row -> {}, LOCK);
  }
}
