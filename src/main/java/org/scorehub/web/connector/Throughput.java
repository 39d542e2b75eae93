package org.scorehub.web.connector;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a connector did in some time.
 *
 * @param documents that came in and are settled; of tables their rows
 * @param quarantined of these
 * @param parked of these
 * @param sent deliveries that the receiver has
 * @param unsent deliveries that were refused or given up
 * @param errorShare share of documents that are quarantined or parked, 0 to 1; null if there are
 *     none
 * @param averageMillis mean time from received to settled; null if there are no documents
 */
record Throughput(
    long documents,
    long quarantined,
    long parked,
    long sent,
    long unsent,
    @Nullable Double errorShare,
    @Nullable Long averageMillis) {

  static Throughput of(Collection<ConnectorHour> hours) {
    long quarantined = hours.stream().mapToLong(ConnectorHour::quarantined).sum();
    long parked = hours.stream().mapToLong(ConnectorHour::parked).sum();
    long documents = hours.stream().mapToLong(ConnectorHour::documents).sum();
    long waited = hours.stream().mapToLong(ConnectorHour::waitedMillis).sum();
    return new Throughput(
        documents,
        quarantined,
        parked,
        hours.stream().mapToLong(ConnectorHour::sent).sum(),
        hours.stream().mapToLong(ConnectorHour::unsent).sum(),
        documents == 0 ? null : (double) (quarantined + parked) / documents,
        documents == 0 ? null : waited / documents);
  }

  /** Documents and deliveries. */
  public long all() {
    return documents + sent + unsent;
  }
}
