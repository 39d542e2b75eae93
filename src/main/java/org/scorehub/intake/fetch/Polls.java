package org.scorehub.intake.fetch;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The frame of every poll. A route sets the properties {@code hub.connector}, {@code hub.document}
 * and {@code hub.tenant}; {@code hub.more} says whether there is something to do, {@code
 * hub.position} which place in the source the documents at hand come from.
 */
@Component("polls")
public final class Polls {

  static final String STATE = "hub.pollState";
  static final String REACHED = "hub.pollReached";
  static final String MORE = "hub.more";
  static final String BROKEN = "hub.broken";
  private static final String POSITION = "hub.position";
  private static final String ARCHIVE = "hub.archive";
  private static final String EXCHANGE_ID = "hub.exchangeId";

  private final PollCursors cursors;
  private final PollLeases leases;

  Polls(PollCursors cursors, PollLeases leases) {
    this.cursors = cursors;
    this.leases = leases;
  }

  /** Begins a poll, unless the source is to be left alone for now. */
  public void begin(Exchange exchange) {
    exchange.setProperty(MORE, false);
    Optional<PollState> state = cursors.begin(PollSource.of(exchange), leases.getId());
    state.ifPresent(known -> at(exchange, known));
    exchange.setProperty(MORE, state.isPresent());
  }

  /**
   * Moves the cursor to where the page at hand ends. Called once Kafka has all documents of the
   * page; only notes the success if the page changes nothing.
   *
   * @throws SourceUnavailable if nothing tells where the page ends, or another instance has moved
   *     the cursor
   */
  public void advance(Exchange exchange) {
    PollSource source = PollSource.of(exchange);
    PollState state = state(exchange);
    PollState reached = exchange.getProperty(REACHED, PollState.class);
    String broken = exchange.getProperty(BROKEN, String.class);
    if (broken != null) {
      throw new SourceUnavailable(broken);
    }
    if (reached == null || reached.equals(state)) {
      cursors.succeeded(source, state.failures());
    } else {
      at(exchange, cursors.advance(source, reached));
    }
    exchange.removeProperty(REACHED);
  }

  /** Whatever went wrong: noted, and tried again later. */
  public void failed(Exchange exchange) {
    exchange.setProperty(MORE, false);
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    cursors.failed(PollSource.of(exchange), cause == null ? new IllegalStateException() : cause);
  }

  /** A file's place is its name and the time it was written. */
  public void file(Exchange exchange) {
    exchange.setProperty(ARCHIVE, ".done");
    exchange.setProperty(
        POSITION, header(exchange, Exchange.FILE_NAME_ONLY) + '@' + written(exchange).toString());
  }

  /** A file that the hub will not take however often it is read; it is put aside. */
  public void refused(Exchange exchange) {
    failed(exchange);
    exchange.setProperty(ARCHIVE, ".refused");
    exchange.setProperty(
        EXCHANGE_ID, HexFormat.of().toHexDigits(written(exchange).toEpochMilli(), 12));
  }

  static PollState state(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(STATE, PollState.class), "no poll begun");
  }

  private static void at(Exchange exchange, PollState state) {
    exchange.setProperty(STATE, state);
    exchange.setProperty(POSITION, Long.toString(state.advanced()));
  }

  private static Instant written(Exchange exchange) {
    Long millis = exchange.getMessage().getHeader(Exchange.FILE_LAST_MODIFIED, Long.class);
    return Instant.ofEpochMilli(millis == null ? 0 : millis);
  }

  private static @Nullable String header(Exchange exchange, String name) {
    return exchange.getMessage().getHeader(name, String.class);
  }
}
