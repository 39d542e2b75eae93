package org.scorehub.intake.fetch;

import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
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
  static final String POSITION = "hub.position";

  private final SourceCursors cursors;
  private final SourceLeases leases;

  Polls(SourceCursors cursors, SourceLeases leases) {
    this.cursors = cursors;
    this.leases = leases;
  }

  /** Begins a poll, unless the source is to be left alone for now, or to another instance. */
  public void begin(Exchange exchange) {
    exchange.setProperty(MORE, false);
    PollSource source = PollSource.of(exchange);
    Optional<PollState> state =
        leases.leads(source) ? cursors.begin(source, leases.getId()) : Optional.empty();
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

  /** Whether a run of many pages ends after the one at hand, as the hub stops; it goes on later. */
  static boolean isEnding(Exchange exchange) {
    return exchange.getContext().isStopping();
  }

  static PollState state(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(STATE, PollState.class), "no poll begun");
  }

  private static void at(Exchange exchange, PollState state) {
    exchange.setProperty(STATE, state);
    exchange.setProperty(POSITION, Long.toString(state.advanced()));
  }
}
