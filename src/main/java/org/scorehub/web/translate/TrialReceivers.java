package org.scorehub.web.translate;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.delivery.Receivers;
import org.scorehub.delivery.Receivers.Receiver;
import org.scorehub.security.Caller;
import org.scorehub.trial.PossibleDelivery;
import org.scorehub.trial.Trial;
import org.scorehub.web.recommendation.Providers;
import org.springframework.stereotype.Component;

/**
 * Who would be told what a trial shows, as far as the caller may know: its own organisation, and
 * the training providers that buyers may choose from.
 */
@Component
class TrialReceivers {

  private static final String RECOMMENDATIONS = Recommendations.class.getSimpleName();

  private final Receivers receivers;
  private final Providers providers;

  TrialReceivers(Receivers receivers, Providers providers) {
    this.receivers = receivers;
    this.providers = providers;
  }

  Trial.Received added(Trial.Received trial) {
    return trial.with(
        Objects.requireNonNullElse(trial.deliveries(), List.<PossibleDelivery>of()).stream()
            .map(delivery -> delivery.to(organisations(delivery)))
            .toList());
  }

  private List<String> organisations(PossibleDelivery delivery) {
    Set<String> visible =
        delivery.canonical().equals(RECOMMENDATIONS)
            ? providers.names().keySet()
            : Set.of(Caller.current().organisation());
    return receivers.of(delivery.canonical()).stream()
        .filter(receiver -> delivery.told() && isOf(delivery, receiver))
        .map(Receiver::organisation)
        .filter(visible::contains)
        .distinct()
        .toList();
  }

  private static boolean isOf(PossibleDelivery delivery, Receiver receiver) {
    return receiver.connector().equals(delivery.connector())
        && receiver.document().equals(delivery.document());
  }
}
