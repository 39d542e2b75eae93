package org.scorehub.intake.fetch;

import java.time.Instant;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * The frame of every file that is fetched; the route sets the properties that {@link Polls} wants.
 */
@Component("filePolls")
public final class FilePolls {

  private static final String ARCHIVE = "hub.archive";
  private static final String EXCHANGE_ID = "hub.exchangeId";
  private static final int NAME_DIGITS = 12;

  /**
   * Says where the file comes from: its place in the source is its name and the time it was
   * written.
   *
   * @throws SourceUnavailable if an earlier file of this poll could not be handed on; the others
   *     wait with it
   */
  public void begin(Exchange exchange) {
    if (FileWatch.of(exchange).hasFailed()) {
      throw new SourceUnavailable("the file waits for the next poll");
    }
    String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
    exchange.setProperty(ARCHIVE, ".done");
    exchange.setProperty(Polls.POSITION, name + '@' + written(exchange));
  }

  /** The file stays where it is, and so do the others of this poll. */
  public void failed(Exchange exchange) {
    FileWatch.of(exchange).handleException(cause(exchange));
  }

  /** A file that the hub will not take however often it is read; it is put aside. */
  public void refused(Exchange exchange) {
    failed(exchange);
    exchange.setProperty(ARCHIVE, ".refused");
    exchange.setProperty(
        EXCHANGE_ID, HexFormat.of().toHexDigits(written(exchange).toEpochMilli(), NAME_DIGITS));
  }

  private static Exception cause(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    return cause == null ? new IllegalStateException("no cause") : cause;
  }

  private static Instant written(Exchange exchange) {
    Long millis = exchange.getMessage().getHeader(Exchange.FILE_LAST_MODIFIED, Long.class);
    return Instant.ofEpochMilli(millis == null ? 0 : millis);
  }
}
