package org.scorehub.platform.sandbox;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Stands in for the systems of all tenants of one connector, at the wire: it knows their interface,
 * not the hub's classes. It does not deduplicate, and refuses what does not fit, naming all that is
 * wrong.
 */
public interface Twin extends AutoCloseable {
  /** Id of the connector whose other side it is. */
  String connector();

  /** What a hub must know to reach it, as Spring properties. */
  Map<String, Object> properties();

  /** The latest arrivals from the hub, at most 10,000, oldest first. */
  List<Arrival> arrivals();

  /** How many arrivals there have been since the start or the last {@link #forget()}. */
  long arrivalCount();

  /**
   * Calls the listener for every arrival from now on, on the thread that takes it; a twin that is a
   * database calls nobody.
   */
  default void onArrival(Consumer<Arrival> listener) {}

  /** Forgets all arrivals. */
  void forget();

  /** Calls the listener for everything taken from the hub, on the thread that takes it. */
  void onReceipt(Consumer<Receipt> listener);

  /**
   * Lets a tenant's system offer a document that the hub fetches.
   *
   * @param document name of the connector's document
   * @param name name of the file, or of the record where there are no files
   * @throws IllegalArgumentException if the system offers no such document
   */
  default void publish(String tenant, String document, String name, byte[] content) {
    throw new IllegalArgumentException("the hub fetches no " + document + " of " + connector());
  }

  /** Behaves in this way until told otherwise; replaces an earlier fault. */
  void fail(TwinFault fault);

  /** Ends every fault. */
  void recover();

  @Override
  void close();
}
