package org.scorehub.platform.sandbox;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** What all twins that speak HTTP have in common. */
public abstract class HttpTwin implements Twin {

  private final String connector;
  private final TwinServer server;
  private final Receipts receipts;

  /**
   * A twin at a running server.
   *
   * @param connector id of the connector
   * @param receipts told by what answers at the server
   */
  protected HttpTwin(String connector, TwinServer server, Receipts receipts) {
    this.connector = connector;
    this.server = server;
    this.receipts = receipts;
  }

  @Override
  public final String connector() {
    return connector;
  }

  /** Its address without a tenant, for example {@code http://127.0.0.1:41234}. */
  public final URI url() {
    return server.url();
  }

  @Override
  public List<Arrival> arrivals() {
    return server.arrivals();
  }

  @Override
  public long arrivalCount() {
    return server.arrivalCount();
  }

  @Override
  public final void onArrival(Consumer<Arrival> listener) {
    server.onArrival(listener);
  }

  @Override
  public final void forget() {
    server.forget();
  }

  @Override
  public final void fail(TwinFault fault) {
    server.fail(fault);
  }

  @Override
  public final void recover() {
    server.recover();
  }

  @Override
  public final void onReceipt(Consumer<Receipt> listener) {
    receipts.add(listener);
  }

  @Override
  public final void close() {
    server.close();
  }

  @Override
  public final String toString() {
    return connector + " at " + url();
  }
}
