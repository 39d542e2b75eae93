package org.scorehub.delivery;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.scorehub.intake.fetch.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes deliveries due and looks at what became of them, beside the hubs that send them. */
final class SendingDesk implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HikariDataSource pool = TestDatabase.pool();
  final JdbcTemplate sql = new JdbcTemplate(pool);

  /** A site of nobody in particular. */
  UUID site() {
    UUID site = UUID.randomUUID();
    sql.update("INSERT INTO site (id) VALUES (?)", site);
    return site;
  }

  /** A delivery whose bytes are made. */
  UUID ready(String receiver, UUID site, int version) {
    return insert(receiver, site, version, content(site, version));
  }

  /** What such a delivery tells. */
  static String content(UUID site, int version) {
    return "{\"site\":\"%s\",\"version\":%d}".formatted(site, version);
  }

  private UUID insert(String receiver, UUID site, int version, String content) {
    UUID id = UUID.randomUUID();
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    sql.update(
        """
        INSERT INTO delivery (buyer, id, site_id, connector, document, version, state,
            idempotency_key, content, content_type, content_sha256)
        VALUES (?, ?, ?, 'shop', 'progress', ?, 'READY', ?, ?, 'application/json', ?)\
        """,
        receiver,
        id,
        site,
        version,
        id.toString(),
        bytes,
        DeliveryMaker.sha256(bytes));
    return id;
  }

  /** A delivery whose bytes are not made. */
  UUID due(String receiver, UUID site, int version) {
    UUID id = UUID.randomUUID();
    sql.update(
        "INSERT INTO delivery (buyer, id, site_id, connector, document, version, state)"
            + " VALUES (?, ?, ?, 'shop', 'progress', ?, 'DUE')",
        receiver,
        id,
        site,
        version);
    return id;
  }

  String state(UUID delivery) {
    return text("SELECT state FROM delivery WHERE id = ?", delivery);
  }

  String reason(UUID delivery) {
    return text("SELECT coalesce(reason, '') FROM delivery WHERE id = ?", delivery);
  }

  int count(String receiver, String condition) {
    return number("SELECT count(*) FROM delivery WHERE buyer = ? AND " + condition, receiver);
  }

  /** One column of the receiver's row, as text; "null" for null. */
  String receiver(String receiver, String expression) {
    return text(
        "SELECT coalesce((" + expression + ")::text, 'null') FROM receiver_state WHERE buyer = ?",
        receiver);
  }

  /** Changes the receiver's row, as time or a person would. */
  void change(String receiver, String change) {
    sql.update("UPDATE receiver_state SET " + change + " WHERE buyer = ?", receiver);
  }

  void pause(String receiver) {
    change(receiver, "paused_at = now(), paused_by = 'ann', pause_reason = 'migration'");
  }

  void resume(String receiver) {
    change(receiver, "paused_at = NULL, paused_by = NULL, pause_reason = NULL");
  }

  /** When attempts began that count against a rate, in order. */
  List<Instant> sends(String receiver) {
    return sql.query(
        "SELECT at FROM receiver_send WHERE buyer = ? ORDER BY at",
        (row, n) -> SqlTimes.instant(row, 1),
        receiver);
  }

  int number(String query, Object... values) {
    Integer found = sql.queryForObject(query, Integer.class, values);
    return found == null ? 0 : found;
  }

  private String text(String query, Object... values) {
    return String.valueOf(sql.queryForObject(query, String.class, values));
  }

  void until(Callable<Boolean> holds) {
    await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(holds);
  }

  void forget(String receiver) {
    sql.update("DELETE FROM delivery_attempt WHERE buyer = ?", receiver);
    sql.update("DELETE FROM delivery WHERE buyer = ?", receiver);
    sql.update("DELETE FROM receiver_state WHERE buyer = ?", receiver);
    sql.update("DELETE FROM receiver_send WHERE buyer = ?", receiver);
  }

  @Override
  public void close() {
    pool.close();
  }
}
