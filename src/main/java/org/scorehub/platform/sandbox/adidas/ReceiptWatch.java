package org.scorehub.platform.sandbox.adidas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.scorehub.platform.sandbox.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of progress that the database took, as its trigger announces it after each commit. */
final class ReceiptWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ReceiptWatch.class);
  private static final int WAIT_MILLIS = 500;
  private static final long FOR_END_MILLIS = 3000;

  private final SupplierDatabase database;
  private final Consumer<Receipt> receipts;
  private final ObjectMapper json = new ObjectMapper();
  private final Thread thread = new Thread(this::run, "adidas-twin");
  private volatile boolean open = true;

  private ReceiptWatch(SupplierDatabase database, Consumer<Receipt> receipts) {
    this.database = database;
    this.receipts = receipts;
  }

  static ReceiptWatch begin(SupplierDatabase database, Consumer<Receipt> receipts) {
    ReceiptWatch watch = new ReceiptWatch(database, receipts);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  @Override
  public void close() {
    open = false;
    try {
      thread.join(FOR_END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (open) {
      try {
        listen();
      } catch (SQLException e) {
        log.debug("the supplier database is away: {}", e.getMessage());
        pause();
      }
    }
  }

  private void listen() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN suppliers_twin");
      PGConnection listening = connection.unwrap(PGConnection.class);
      while (open) {
        for (PGNotification told : listening.getNotifications(WAIT_MILLIS)) {
          tell(told.getParameter());
        }
      }
    }
  }

  private void tell(String announcement) {
    try {
      JsonNode row = json.readTree(announcement);
      String id = row.path("factory").asText() + "/" + row.path("version").asText();
      receipts.accept(
          new Receipt(
              id,
              AdidasTwin.CONNECTOR,
              row.path("name").asText(),
              row.path("version").asLong(),
              Instant.now()));
    } catch (JsonProcessingException e) {
      log.warn("not an announcement of the twin's own trigger: {}", announcement);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
