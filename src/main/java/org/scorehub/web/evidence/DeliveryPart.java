package org.scorehub.web.evidence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Listing;
import org.scorehub.web.delivery.DeliveryFilter;
import org.scorehub.web.delivery.DeliveryReads;
import org.scorehub.web.delivery.DeliverySummary;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What this organisation's own systems were sent of the site, newest first, page by page. */
@Component
@Order(7)
class DeliveryPart implements EvidencePart {

  private static final int PART = 200;

  private final DeliveryReads deliveries;

  DeliveryPart(DeliveryReads deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void add(UUID site, EvidenceRows rows) {
    rows.begin(EvidenceSection.DELIVERIES);
    @Nullable UUID before = null;
    do {
      Listing<DeliverySummary> part = deliveries.list(DeliveryFilter.ofSite(site, before), PART);
      part.items().forEach(delivery -> add(delivery, rows));
      before = part.next() == null ? null : UUID.fromString(part.next());
    } while (before != null);
  }

  private static void add(DeliverySummary delivery, EvidenceRows rows) {
    rows.names(delivery.id());
    rows.add(
        "/deliveries/" + delivery.id(),
        delivery.id(),
        delivery.connector(),
        delivery.document(),
        delivery.version(),
        delivery.state(),
        delivery.createdAt(),
        delivery.finishedAt(),
        delivery.attempts(),
        delivery.receipt(),
        delivery.reason(),
        delivery.sha256(),
        delivery.causeExchange());
  }
}
