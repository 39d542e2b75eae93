package org.scorehub.standing;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.scorehub.identity.SiteStructure;
import org.scorehub.intake.InboundTraffic;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.training.KpiCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps standings up to date beside the documents that come in: some hundred sites at a time, of
 * several hubs one. Whatever changes a site counts its version up, so that nothing that changes it
 * needs to know of standings.
 */
@Component("standings")
public final class Standings {

  private static final Logger log = LoggerFactory.getLogger(Standings.class);
  private static final String LEASE = "standings";
  private static final Duration HELD = Duration.ofSeconds(60);
  private static final int AT_ONCE = 300;
  private static final int FEW = 50;
  private static final int TIMES = 20;

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Leases leases;
  private final StandingBatch batch;
  private final InboundTraffic traffic;

  Standings(
      PipelineDatabase database, ObjectMapper json, KpiCatalogue kpis, InboundTraffic traffic) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.leases = new Leases(database, HELD);
    this.traffic = traffic;
    this.batch = new StandingBatch(jdbc, json, kpis);
  }

  /** Brings the next sites up to date; often none. */
  public void compose() {
    for (int i = 0; i < traffic.atOnce(1, TIMES) && leases.take(LEASE); i++) {
      List<UUID> due = due(traffic.atOnce(FEW, AT_ONCE));
      if (due.isEmpty()) {
        return;
      }
      compose(due);
    }
  }

  private List<UUID> due(int atOnce) {
    return jdbc.queryForList(
        "SELECT id FROM site WHERE version <> stood_version ORDER BY id LIMIT ?",
        UUID.class,
        atOnce);
  }

  /** One that cannot be composed must not hold up the others. */
  private void compose(List<UUID> due) {
    try {
      inTransaction(due);
    } catch (TransientDataAccessException failed) {
      throw failed;
    } catch (RuntimeException failed) {
      if (due.size() > 1) {
        due.forEach(site -> compose(List.of(site)));
      } else {
        giveUp(due.get(0), failed);
      }
    }
  }

  private void inTransaction(List<UUID> due) {
    database
        .transactions()
        .executeWithoutResult(
            transaction -> {
              SiteStructure.hold(jdbc);
              batch.compose(due);
            });
  }

  private void giveUp(UUID site, RuntimeException failed) {
    log.error("Standing of site {} stays as it was until the site changes", site, failed);
    jdbc.update("UPDATE site SET stood_version = version WHERE id = ?", site);
  }

  /** Drops changes that are older than 400 days. */
  public void forget() {
    int gone = jdbc.update("DELETE FROM supplier_change WHERE at < now() - interval '400 days'");
    if (gone > 0) {
      log.info("Dropped {} changes of suppliers older than 400 days", gone);
    }
  }

  /** Gives the lease back, for a clean stop. */
  @PreDestroy
  void release() {
    leases.release();
  }
}
