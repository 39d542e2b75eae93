package org.scorehub.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scorehub.journal.PipelineDatabase;

/** Several instances on one database; an instance is killed by taking its connections away. */
class PollLeasesTest {

  private static final LeaseTimes SHORT =
      new LeaseTimes(Duration.ofMillis(1200), Duration.ofMillis(200));

  private final String name = PollLeases.lease("c", "t-" + UUID.randomUUID());
  private final List<Instance> instances = new ArrayList<>();

  private record Instance(
      HikariDataSource pool, PollLeases leases, CamelClusterView view, AtomicInteger calls) {

    boolean leads() {
      return view.getLocalMember().isLeader();
    }

    void kill() {
      pool.close();
    }
  }

  private Instance instance(LeaseTimes times) throws Exception {
    HikariDataSource pool = TestDatabase.pool();
    PollLeases leases = new PollLeases(PipelineDatabase.of(pool), times);
    leases.start();
    CamelClusterView view = leases.getView(name);
    AtomicInteger calls = new AtomicInteger();
    view.addEventListener(
        (CamelClusterEventListener.Leadership) (changed, leader) -> calls.incrementAndGet());
    Instance instance = new Instance(pool, leases, view, calls);
    instances.add(instance);
    return instance;
  }

  private long leaders() {
    return instances.stream().filter(Instance::leads).count();
  }

  @AfterEach
  void stop() {
    for (Instance instance : instances) {
      instance.leases().stop();
      instance.pool().close();
    }
  }

  @Test
  void oneInstanceLeads() throws Exception {
    for (int i = 0; i < 3; i++) {
      instance(SHORT);
    }
    await().until(() -> leaders() == 1);
    await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(6)).until(() -> leaders() == 1);
  }

  @Test
  void anInstanceThatCannotRenewStepsDownBeforeAnotherTakesOver() throws Exception {
    Instance first = instance(SHORT);
    await().until(first::leads);
    await().untilAsserted(() -> assertThat(first.calls()).hasValue(1));
    Instance second = instance(SHORT);

    first.kill();

    await().pollInterval(Duration.ofMillis(5)).until(() -> !first.leads());
    assertThat(second.leads()).isFalse();
    await().until(second::leads);
    await().untilAsserted(() -> assertThat(first.calls()).hasValue(2));
  }

  @Test
  void aKilledInstanceIsReplacedWithinFifteenSeconds() throws Exception {
    Instance first = instance(LeaseTimes.USUAL);
    await().until(first::leads);
    Instance second = instance(LeaseTimes.USUAL);

    first.kill();

    await().atMost(Duration.ofSeconds(14)).until(second::leads);
    assertThat(first.leads()).isFalse();
  }

  @Test
  void anInstanceThatStopsGivesItsLeasesBack() throws Exception {
    Instance first = instance(LeaseTimes.USUAL);
    await().until(first::leads);
    Instance second = instance(LeaseTimes.USUAL);

    first.leases().stop();

    assertThat(first.leads()).isFalse();
    await().atMost(Duration.ofSeconds(5)).until(second::leads);
  }
}
