package org.scorehub.web.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.Stage;
import org.scorehub.web.delivery.DeliverySummary;

/**
 * Something that happened to an exchange, or to what it caused.
 *
 * @param what a stage, {@code delivery} when one became due, {@code sent} for an attempt at it
 * @param outcome what came of it; null while it is under way
 * @param delivery which; null for stages
 * @param after since what happened before; null for the first
 */
record Moment(
    Instant at,
    String what,
    @Nullable String outcome,
    @Nullable String detail,
    @Nullable String sha256,
    @Nullable DeliverySummary delivery,
    @Nullable Duration after) {

  /**
   * An attempt at a delivery.
   *
   * @param outcome null while it runs, or if the hub died meanwhile
   */
  record Sending(UUID delivery, Instant at, @Nullable String outcome, @Nullable String detail) {}

  /** All in the order of time. */
  static List<Moment> of(
      List<Stage> stages, List<DeliverySummary> deliveries, List<Sending> sendings) {
    List<Moment> all = new ArrayList<>();
    for (Stage stage : stages) {
      all.add(
          new Moment(
              stage.at(),
              stage.stage(),
              stage.outcome(),
              stage.detail(),
              stage.sha256(),
              null,
              null));
    }
    for (DeliverySummary delivery : deliveries) {
      all.add(new Moment(delivery.createdAt(), "delivery", null, null, null, delivery, null));
      sendings.stream()
          .filter(sending -> sending.delivery().equals(delivery.id()))
          .map(sending -> sent(sending, delivery))
          .forEach(all::add);
    }
    all.sort(Comparator.comparing(Moment::at));
    return withPauses(all);
  }

  private static Moment sent(Sending sending, DeliverySummary delivery) {
    return new Moment(
        sending.at(), "sent", sending.outcome(), sending.detail(), null, delivery, null);
  }

  private static List<Moment> withPauses(List<Moment> moments) {
    List<Moment> told = new ArrayList<>();
    for (Moment moment : moments) {
      told.add(
          told.isEmpty()
              ? moment
              : moment.after(Duration.between(told.get(told.size() - 1).at(), moment.at())));
    }
    return told;
  }

  private Moment after(Duration pause) {
    return new Moment(at, what, outcome, detail, sha256, delivery, pause);
  }
}
