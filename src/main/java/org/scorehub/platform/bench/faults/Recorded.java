package org.scorehub.platform.bench.faults;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say after a run.
 *
 * @param exchanges all of the journal
 * @param revisions all of audits
 * @param trainings all records of trainings
 * @param deliveries all
 * @param committed all events that transactions left in the outbox, in their order
 */
record Recorded(
    List<Exchange> exchanges,
    List<Revision> revisions,
    List<Training> trainings,
    List<Due> deliveries,
    List<Committed> committed) {

  Recorded {
    exchanges = List.copyOf(exchanges);
    revisions = List.copyOf(revisions);
    trainings = List.copyOf(trainings);
    deliveries = List.copyOf(deliveries);
    committed = List.copyOf(committed);
  }

  /**
   * A row of the journal.
   *
   * @param sha256 of the bytes received, in hex
   * @param detail of the last stage; null if it says nothing
   */
  record Exchange(
      UUID id,
      String buyer,
      String connector,
      String document,
      String state,
      String sha256,
      @Nullable String nativeKey,
      @Nullable String detail) {}

  /** A content that an audit has had, and the exchange that brought it. */
  record Revision(String buyer, String scheme, String nativeId, int revision, UUID exchangeId) {}

  /** A record of a training and how many contents it has had. */
  record Training(String buyer, String kind, String nativeId, int revision) {}

  /**
   * A delivery.
   *
   * @param key idempotency key; null while its bytes are not made
   * @param sha256 of its bytes, in hex; null while they are not made
   */
  record Due(
      UUID id,
      String buyer,
      String connector,
      UUID site,
      String document,
      long version,
      String state,
      @Nullable String key,
      @Nullable String sha256) {

    String lane() {
      return buyer + '/' + connector + '/' + site;
    }

    boolean isDelivered() {
      return state.equals("ACCEPTED") || state.equals("APPLIED");
    }
  }

  /**
   * An event as a transaction left it in the outbox.
   *
   * @param number order of the outbox; of one site's events that of the transactions
   */
  record Committed(
      long number, String topic, String subject, UUID id, String type, @Nullable UUID exchangeId) {}
}
