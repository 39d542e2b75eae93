package org.scorehub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.delivery.ScriptedReceiver.Reply;

/** What receivers see of the policy by which they are sent to. */
class SendingPolicyTest {

  private static final String QUICK = "backoff: {first: 10ms, longest: 20ms}";

  private final Path root;
  private final String shop = "shop-" + UUID.randomUUID();
  private final String witness = "witness-" + UUID.randomUUID();
  private final ScriptedReceiver systems = new ScriptedReceiver();
  private final SendingDesk desk = new SendingDesk();
  private final List<SendingHub> hubs = new ArrayList<>();

  SendingPolicyTest(@TempDir Path root) {
    this.root = root;
  }

  @AfterEach
  void leaveNothing() {
    hubs.forEach(SendingHub::close);
    desk.forget(shop);
    desk.forget(witness);
    desk.close();
    systems.close();
  }

  private void project(String policy) throws Exception {
    SendingHub.project(root, policy);
  }

  private void startHub() throws Exception {
    hubs.add(new SendingHub(root, systems, shop, witness));
  }

  private void start(String policy) throws Exception {
    project(policy);
    startHub();
  }

  private List<UUID> readyAtSites(int number) {
    return IntStream.range(0, number).mapToObj(i -> desk.ready(shop, desk.site(), 1)).toList();
  }

  private void untilAccepted(int number) {
    desk.until(() -> desk.count(shop, "state = 'APPLIED'") == number);
  }

  /** Everything else has had its turn once another receiver, later, got what waited for it. */
  private void untilWitnessIsServed() {
    UUID site = desk.site();
    for (int version = 1; version <= 3; version++) {
      UUID told = desk.ready(witness, site, version);
      desk.until(() -> desk.state(told).equals("APPLIED"));
    }
  }

  @Test
  void keepsRatesTogetherWithOtherHubs() throws Exception {
    project("{rates: [5/s, 100/min]}");
    readyAtSites(16);
    startHub();
    startHub();
    untilAccepted(16);
    List<Instant> began = desk.sends(shop);
    assertThat(systems.arrivals(shop)).hasSize(16).doesNotHaveDuplicates();
    assertThat(began).hasSize(16);
    for (int i = 5; i < began.size(); i++) {
      assertThat(Duration.between(began.get(i - 5), began.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void keepsToAllRatesAtOnce() throws Exception {
    start("{rates: [1000/s, 3/h]}");
    readyAtSites(5);
    desk.until(() -> desk.receiver(shop, "held_by").equals("RATE"));
    untilWitnessIsServed();
    assertThat(systems.arrivals(shop)).hasSize(3);
    assertThat(desk.receiver(shop, "not_before > now() + interval '50 minutes'")).isEqualTo("true");
    assertThat(desk.count(shop, "state = 'READY' AND attempts = 0")).isEqualTo(2);
  }

  @Test
  void leavesTheWholeReceiverAloneAsLongAsItAsks() throws Exception {
    systems.answers(shop, Reply.busyFor(3600));
    start("{concurrency: 1}");
    readyAtSites(6);
    desk.until(() -> desk.receiver(shop, "held_by").equals("RETRY_AFTER"));
    untilWitnessIsServed();
    assertThat(systems.arrivals(shop)).hasSize(1);
    assertThat(desk.receiver(shop, "not_before > now() + interval '59 minutes'")).isEqualTo("true");
    systems.answers(shop, Reply.TAKEN);
    desk.change(shop, "not_before = now()");
    untilAccepted(5);
    assertThat(desk.count(shop, "state = 'READY' AND attempts = 1")).isEqualTo(1);
  }

  @Test
  void asksADeadReceiverByOneProbeOnly() throws Exception {
    systems.answers(shop, Reply.BROKEN);
    project("{breaker: {failures: 3, open: 1h}, concurrency: 1, " + QUICK + "}");
    readyAtSites(8);
    startHub();
    startHub();
    desk.until(() -> !desk.receiver(shop, "tripped_at").equals("null"));
    untilWitnessIsServed();
    assertThat(systems.arrivals(shop)).hasSize(3);

    desk.change(shop, "probe_at = now()");
    desk.until(() -> desk.receiver(shop, "failures").equals("4"));
    untilWitnessIsServed();
    assertThat(systems.arrivals(shop)).hasSize(4);
    assertThat(desk.receiver(shop, "probe_at > now() + interval '59 minutes'")).isEqualTo("true");

    systems.answers(shop, Reply.TAKEN);
    desk.change(shop, "probe_at = now()");
    untilAccepted(8);
    assertThat(desk.receiver(shop, "failures")).isEqualTo("0");
    assertThat(desk.receiver(shop, "tripped_at")).isEqualTo("null");
  }

  @Test
  void probesWithOneLaneHoweverManyMayRunOtherwise() throws Exception {
    AtomicInteger together = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    systems.answers(
        shop,
        content -> {
          most.accumulateAndGet(together.incrementAndGet(), Math::max);
          untilWitnessIsServed();
          together.decrementAndGet();
          return Reply.BROKEN;
        });
    project("{breaker: {failures: 1, open: 1h}, concurrency: 8, " + QUICK + "}");
    desk.ready(shop, desk.site(), 1);
    desk.change(shop, "failures = 1, tripped_at = now(), probe_at = now()");
    readyAtSites(7);
    startHub();
    startHub();
    desk.until(() -> desk.receiver(shop, "failures").equals("2"));
    assertThat(most).hasValue(1);
    assertThat(systems.arrivals(shop)).hasSize(1);
  }

  @Test
  void worksOnAsManyLanesAsTheReceiverAllows() throws Exception {
    AtomicInteger together = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    systems.answers(
        shop,
        content -> {
          most.accumulateAndGet(together.incrementAndGet(), Math::max);
          java.util.concurrent.locks.LockSupport.parkNanos(30_000_000);
          together.decrementAndGet();
          return Reply.TAKEN;
        });
    project("{concurrency: 2}");
    readyAtSites(20);
    startHub();
    startHub();
    untilAccepted(20);
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void stopsInTheMiddleOfALaneWhenPaused() throws Exception {
    UUID site = desk.site();
    systems.answers(
        shop,
        content -> {
          desk.pause(shop);
          return Reply.TAKEN;
        });
    project("{concurrency: 2}");
    UUID first = desk.ready(shop, site, 1);
    UUID second = desk.ready(shop, site, 2);
    startHub();
    desk.until(() -> desk.state(first).equals("APPLIED"));
    untilWitnessIsServed();
    assertThat(desk.state(second)).isEqualTo("READY");
    assertThat(systems.arrivals(shop)).containsExactly(SendingDesk.content(site, 1));
    systems.answers(shop, Reply.TAKEN);
    desk.resume(shop);
    desk.until(() -> desk.state(second).equals("APPLIED"));
  }

  @Test
  void staysPausedAndBrokenOverARestart() throws Exception {
    systems.answers(shop, Reply.BROKEN);
    start("{breaker: {failures: 1, open: 1h}, concurrency: 1, rates: [50/min], " + QUICK + "}");
    readyAtSites(3);
    desk.until(() -> !desk.receiver(shop, "tripped_at").equals("null"));
    hubs.remove(0).close();
    systems.answers(shop, Reply.TAKEN);
    startHub();
    untilWitnessIsServed();
    assertThat(systems.arrivals(shop)).hasSize(1);
    assertThat(desk.sends(shop)).hasSize(1);

    desk.pause(shop);
    desk.change(shop, "probe_at = now()");
    hubs.remove(0).close();
    startHub();
    untilWitnessIsServed();
    assertThat(systems.arrivals(shop)).hasSize(1);
    desk.resume(shop);
    untilAccepted(3);
  }

  @Test
  void makesNoStormOfRetries() throws Exception {
    systems.answers(shop, Reply.BROKEN);
    start("{retryBudget: 2/h, breaker: {failures: 1000}, " + QUICK + "}");
    readyAtSites(5);
    desk.until(() -> desk.count(shop, "not_before > now() + interval '50 minutes'") == 5);
    untilWitnessIsServed();
    assertThat(systems.arrivals(shop)).hasSize(5 + 2);
    systems.answers(shop, Reply.TAKEN);
    UUID fresh = desk.ready(shop, desk.site(), 1);
    desk.until(() -> desk.state(fresh).equals("APPLIED"));
  }

  @Test
  void parksWhatIsTooOldAndLetsItsLaneGoOn() throws Exception {
    UUID site = desk.site();
    systems.answers(
        shop, content -> content.contains("\"version\":1") ? Reply.BROKEN : Reply.TAKEN);
    project("{maxAge: 2h, " + QUICK + "}");
    UUID first = desk.ready(shop, site, 1);
    UUID second = desk.ready(shop, site, 2);
    startHub();
    desk.until(() -> desk.number("SELECT attempts FROM delivery WHERE id = ?", first) > 2);
    assertThat(desk.state(second)).isEqualTo("READY");
    desk.sql.update(
        "UPDATE delivery SET created_at = now() - interval '3 hours' WHERE id = ?", first);
    desk.until(() -> desk.state(second).equals("APPLIED"));
    assertThat(desk.state(first)).isEqualTo("PARKED");
    assertThat(desk.reason(first)).contains("longer than 2 hours").contains("HTTP 500");
  }

  @Test
  void sendsOnlyTheNewestWhereThePolicySaysSo() throws Exception {
    UUID site = desk.site();
    UUID other = desk.site();
    project("{supersede: newest}");
    UUID first = desk.ready(shop, site, 1);
    UUID second = desk.ready(shop, site, 2);
    UUID third = desk.due(shop, site, 3);
    UUID elsewhere = desk.ready(shop, other, 1);
    startHub();
    desk.until(
        () -> desk.state(third).equals("APPLIED") && desk.state(elsewhere).equals("APPLIED"));
    assertThat(List.of(desk.state(first), desk.state(second))).containsOnly("SUPERSEDED");
    assertThat(desk.count(shop, "superseded_by = '" + third + "'")).isEqualTo(2);
    assertThat(systems.arrivals(shop))
        .containsExactlyInAnyOrder(SendingDesk.content(site, 3), SendingDesk.content(other, 1));
  }

  @Test
  void replacesWhatWasSurelyNotTaken() throws Exception {
    UUID site = desk.site();
    systems.answers(shop, Reply.busyFor(3600));
    start("{supersede: newest, concurrency: 1}");
    UUID first = desk.ready(shop, site, 1);
    desk.until(() -> desk.receiver(shop, "held_by").equals("RETRY_AFTER"));
    UUID second = desk.ready(shop, site, 2);
    systems.answers(shop, Reply.TAKEN);
    desk.change(shop, "not_before = now()");
    desk.sql.update("UPDATE delivery SET not_before = now() WHERE buyer = ?", shop);
    desk.until(() -> desk.state(second).equals("APPLIED"));
    assertThat(desk.state(first)).isEqualTo("SUPERSEDED");
    assertThat(systems.arrivals(shop))
        .containsExactly(SendingDesk.content(site, 1), SendingDesk.content(site, 2));
  }

  @Test
  void sendsAgainWhatMayHaveArrivedBeforeTheNewer() throws Exception {
    UUID site = desk.site();
    systems.answers(shop, Reply.BROKEN);
    start("{supersede: newest, concurrency: 1, breaker: {failures: 1, open: 1h}}");
    UUID first = desk.ready(shop, site, 1);
    desk.until(() -> !desk.receiver(shop, "tripped_at").equals("null"));
    UUID second = desk.ready(shop, site, 2);
    systems.answers(shop, Reply.TAKEN);
    desk.sql.update("UPDATE delivery SET not_before = now() WHERE buyer = ?", shop);
    desk.change(shop, "probe_at = now()");
    desk.until(() -> desk.state(second).equals("APPLIED"));
    assertThat(desk.state(first)).isEqualTo("APPLIED");
    assertThat(systems.arrivals(shop))
        .containsExactly(
            SendingDesk.content(site, 1),
            SendingDesk.content(site, 1),
            SendingDesk.content(site, 2));
  }

  @Test
  void putsOffWhatWaitsBehindADeliveryThatWaits() throws Exception {
    UUID site = desk.site();
    project("{concurrency: 1}");
    UUID first = desk.ready(shop, site, 1);
    UUID second = desk.ready(shop, site, 2);
    desk.sql.update(
        "UPDATE delivery SET not_before = now() + interval '1 hour' WHERE id = ?", first);
    startHub();
    desk.until(
        () -> desk.count(shop, "version = 2 AND not_before > now() + interval '50 minutes'") == 1);
    desk.sql.update("UPDATE delivery SET not_before = now() WHERE id = ?", first);
    desk.until(() -> desk.state(second).equals("APPLIED"));
    assertThat(systems.arrivals(shop))
        .containsExactly(SendingDesk.content(site, 1), SendingDesk.content(site, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content || '\\x20'",
        "substr(content, 2)",
        "set_bit(content, 0, 1 - get_bit(content, 0))",
        "''"
      })
  void neverSendsBytesThatWereAltered(String altered) throws Exception {
    project("{concurrency: 1}");
    UUID site = desk.site();
    UUID first = desk.ready(shop, site, 1);
    UUID second = desk.ready(shop, site, 2);
    desk.sql.update("UPDATE delivery SET content = " + altered + " WHERE id = ?", first);
    startHub();
    desk.until(() -> desk.state(second).equals("APPLIED"));
    assertThat(desk.state(first)).isEqualTo("PARKED");
    assertThat(desk.reason(first)).contains("hash");
    assertThat(systems.arrivals(shop)).containsExactly(SendingDesk.content(site, 2));
  }

  @Test
  void keepsReceiptsAndTellsAcceptedFromApplied() throws Exception {
    systems.answers(shop, new Reply(202, java.util.Map.of("Location", "/receipts/7")));
    project("{concurrency: 1}");
    UUID told = desk.ready(shop, desk.site(), 1);
    startHub();
    desk.until(() -> desk.state(told).equals("ACCEPTED"));
    assertThat(desk.count(shop, "receipt = '/receipts/7' AND state <> 'APPLIED'")).isEqualTo(1);
  }
}
