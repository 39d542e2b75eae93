package org.scorehub.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.scorehub.journal.Admission;
import org.scorehub.journal.ExchangeJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens and closes the batches that the inbound topic delivers. */
@Component("inboundBatch")
public final class InboundBatch {

  private static final Logger log = LoggerFactory.getLogger(InboundBatch.class);
  private static final String SUSPECTS = "hub.suspects";
  private static final String RECORDS = "hub.records";

  private final ExchangeJournal journal;
  private final HeldDocuments held;
  private final InboundTraffic traffic;

  InboundBatch(ExchangeJournal journal, HeldDocuments held, InboundTraffic traffic) {
    this.journal = journal;
    this.held = held;
    this.traffic = traffic;
  }

  /**
   * Reads the records and counts a first attempt at each. The body becomes the documents nobody has
   * tried before; those that an earlier attempt left unsettled are set aside as suspects, those of
   * connectors that are paused are held.
   */
  public void admit(Exchange exchange) {
    traffic.batch();
    List<?> records = exchange.getMessage().getBody(List.class);
    List<ReceivedDocument> documents = new ArrayList<>();
    records.forEach(record -> documents.add(InboundRecord.read(((Exchange) record).getMessage())));
    Map<UUID, Integer> known =
        journal.admit(documents.stream().map(InboundBatch::admission).toList());
    exchange.setProperty(RECORDS, records);
    Set<UUID> kept = held.hold(unsettled(documents, known));
    documents.removeIf(document -> kept.contains(document.id()));
    exchange.setProperty(
        SUSPECTS,
        documents.stream().filter(d -> known.getOrDefault(d.id(), -1) >= 0).distinct().toList());
    exchange.getMessage().setBody(fresh(documents, known));
  }

  private static List<ReceivedDocument> unsettled(
      List<ReceivedDocument> documents, Map<UUID, Integer> known) {
    return documents.stream().filter(d -> known.getOrDefault(d.id(), 0) >= 0).toList();
  }

  /** Makes the suspects the body. */
  public void suspects(Exchange exchange) {
    exchange.getMessage().setBody(exchange.getProperty(SUSPECTS));
  }

  /**
   * Commits the last offset of each partition in the batch. Where the group has given a partition
   * to another consumer, that one reads the documents again and finds them settled.
   */
  public void commit(Exchange exchange) {
    traffic.batch();
    Map<Integer, KafkaManualCommit> last = new HashMap<>();
    for (Object item : exchange.getProperty(RECORDS, List.class)) {
      Exchange record = (Exchange) item;
      last.put(
          record.getMessage().getHeader(KafkaConstants.PARTITION, Integer.class),
          record.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
    }
    last.values().forEach(InboundBatch::commit);
  }

  private static void commit(KafkaManualCommit offset) {
    try {
      offset.commit();
    } catch (CommitFailedException | RebalanceInProgressException e) {
      log.info("An offset is left to the partition's next consumer: {}", e.getMessage());
    }
  }

  private static List<ReceivedDocument> fresh(
      List<ReceivedDocument> documents, Map<UUID, Integer> known) {
    Map<UUID, ReceivedDocument> fresh = new java.util.LinkedHashMap<>();
    documents.stream().filter(d -> !known.containsKey(d.id())).forEach(d -> fresh.put(d.id(), d));
    return List.copyOf(fresh.values());
  }

  private static Admission admission(ReceivedDocument d) {
    return new Admission(
        d.id(),
        d.buyer(),
        d.connector(),
        d.document(),
        d.transport(),
        d.contentType(),
        d.size(),
        d.sha256(),
        d.nativeKey(),
        d.receivedAt(),
        d.fileName(),
        d.part());
  }
}
