package org.scorehub.intake.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Leadership among the instances of a hub by leases in PostgreSQL; the namespace of a view is the
 * name of its lease. All leases are renewed in one statement. An instance that cannot renew steps
 * down by its own clock before its lease ends in the database; one that stops gives its leases back
 * after its routes have ended.
 */
@Component
public final class PollLeases extends AbstractCamelClusterService<LeaseView>
    implements SourceLeases {

  private static final Logger log = LoggerFactory.getLogger(PollLeases.class);
  private static final int CHECKS_A_LEASE = 40;
  private static final String PREFIX = "poll/%";

  private final JdbcTemplate jdbc;
  private final LeaseTimes times;
  private final Map<String, LeaseView> views = new ConcurrentHashMap<>();
  private final ExecutorService listenerThreads =
      Executors.newCachedThreadPool(task -> daemon(task, "poll-leadership"));
  private @Nullable ScheduledExecutorService clock;
  private volatile boolean reachable = true;

  @Autowired
  PollLeases(PipelineDatabase database) {
    this(database, LeaseTimes.USUAL);
  }

  PollLeases(PipelineDatabase database, LeaseTimes times) {
    super(instanceName());
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.jdbc.setQueryTimeout((int) Math.max(1, times.renewed().toSeconds()));
    this.times = times;
  }

  private static String instanceName() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    try {
      return InetAddress.getLocalHost().getHostName() + '-' + mark;
    } catch (UnknownHostException e) {
      return "hub-" + mark;
    }
  }

  /** Name of the lease under which one instance fetches a connector's documents from a tenant. */
  static String lease(String connector, String tenant) {
    return "poll/" + connector + '/' + tenant;
  }

  /**
   * Whether this instance may poll a source now. Each poll asks: for a while after leadership
   * began, Camel's master component starts a consumer again that it stopped when leadership ended.
   */
  @Override
  public boolean leads(PollSource source) {
    return isLeader(lease(source.connector(), source.tenant()));
  }

  @Override
  protected LeaseView createView(String namespace) {
    LeaseView view = new LeaseView(this, namespace, listenerThreads);
    views.put(namespace, view);
    return view;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // both run until the end and catch what they meet
  protected void doStart() throws Exception {
    super.doStart();
    ScheduledExecutorService started =
        Executors.newScheduledThreadPool(2, task -> daemon(task, "poll-leases"));
    long tick = times.renewed().toMillis();
    long check = Math.max(1, times.lasts().dividedBy(CHECKS_A_LEASE).toMillis());
    started.scheduleWithFixedDelay(this::renew, 0, tick, TimeUnit.MILLISECONDS);
    started.scheduleWithFixedDelay(this::check, check, check, TimeUnit.MILLISECONDS);
    clock = started;
  }

  private void renew() {
    List<LeaseView> running = views.values().stream().filter(LeaseView::isStarted).toList();
    if (running.isEmpty()) {
      return;
    }
    try {
      long asked = System.nanoTime();
      Set<String> held = take(running.stream().map(LeaseView::getNamespace).toList());
      long until = asked + times.lasts().toNanos();
      running.forEach(v -> v.renewed(held.contains(v.getNamespace()) ? until : null));
      reachable = true;
    } catch (RuntimeException e) { // an uncaught one would end the renewals
      if (reachable) {
        log.warn("Leases for fetching cannot be renewed: {}", e.getMessage());
      }
      reachable = false;
    }
  }

  /** Sorted, so that two instances lock the rows in one order. */
  private Set<String> take(List<String> names) {
    return new HashSet<>(
        jdbc.queryForList(
            """
            INSERT INTO lease (name, holder, until)
            SELECT name, ?, now() + ?::interval FROM unnest(?) AS name ORDER BY name
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
             WHERE lease.holder = excluded.holder OR lease.until < now()
            RETURNING name""",
            String.class,
            getId(),
            milliseconds(times.lasts()),
            names.toArray(String[]::new)));
  }

  private void check() {
    views.values().forEach(LeaseView::tellIfChanged);
  }

  @Override
  protected void doStop() throws Exception {
    if (clock != null) {
      clock.shutdown();
      clock.awaitTermination(times.renewed().toMillis(), TimeUnit.MILLISECONDS);
      clock.shutdownNow();
      clock = null;
    }
    super.doStop();
    if (reachable) {
      release();
    }
  }

  private void release() {
    try {
      jdbc.update("DELETE FROM lease WHERE holder = ? AND name LIKE ?", getId(), PREFIX);
    } catch (DataAccessException e) {
      log.info("Leases for fetching are left to run out: {}", e.getMessage());
    }
  }

  private static String milliseconds(Duration duration) {
    return duration.toMillis() + " milliseconds";
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
