package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.intake.EventTopics;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events of one buyer never wait for those of another. */
@HubTest
class EventRelayTest {

  @Autowired private PipelineDatabase database;
  @Autowired private BuyerTopics topics;
  @Autowired private EventTopics eventTopics;

  @Test
  void makesTheTopicOfABuyerThatCameLater() {
    String buyer = "newcomer-" + UUID.randomUUID();
    String site = UUID.randomUUID().toString();
    publish(buyer, BuyerTopics.topic(buyer), site);
    await().untilAsserted(() -> assertThat(waiting(buyer)).isZero());
    assertThat(topics.size(buyer)).isEqualTo(1);
  }

  @Test
  void takesATopicThatAnotherInstanceHasMadeMeanwhile() {
    String buyer = "raced-" + UUID.randomUUID();
    Set<String> names = Set.of(BuyerTopics.topic(buyer));
    List<CompletableFuture<Void>> starts =
        IntStream.range(0, 4)
            .mapToObj(
                n ->
                    CompletableFuture.runAsync(
                        () -> eventTopics.make(names), task -> new Thread(task).start()))
            .toList();
    starts.forEach(CompletableFuture::join);
    eventTopics.make(names);
    assertThat(topics.size(buyer)).isZero();
  }

  @Test
  void keepsWhatATopicDoesNotTakeAndSendsTheRest() {
    String stuck = "stuck-" + UUID.randomUUID();
    String lucky = "lucky-" + UUID.randomUUID();
    publish(stuck, "no topic/may be named so", UUID.randomUUID().toString());
    List<String> sites =
        IntStream.range(0, 20).mapToObj(n -> UUID.randomUUID().toString()).toList();
    sites.forEach(site -> publish(lucky, BuyerTopics.topic(lucky), site));
    try {
      await().untilAsserted(() -> assertThat(waiting(lucky)).isZero());
      assertThat(topics.size(lucky)).as("each once").isEqualTo(sites.size());
      assertThat(waiting(stuck)).isEqualTo(1);
    } finally {
      jdbc().update("DELETE FROM outbox WHERE buyer = ?", stuck);
    }
  }

  private void publish(String buyer, String topic, String site) {
    jdbc()
        .update(
            "INSERT INTO outbox (buyer, lane, event_id, topic, type, subject, schema_name, payload)"
                + " VALUES (?, 0, ?, ?, 'org.scorehub.site.supplied.v1', ?, ?, ?)",
            buyer,
            UUID.randomUUID(),
            topic,
            site,
            "org.scorehub.canonical.avro.Site",
            new byte[] {1, 2, 3});
  }

  private int waiting(String buyer) {
    return Objects.requireNonNull(
        jdbc().queryForObject("SELECT count(*) FROM outbox WHERE buyer = ?", Integer.class, buyer));
  }

  private JdbcTemplate jdbc() {
    return new JdbcTemplate(database.dataSource());
  }
}
