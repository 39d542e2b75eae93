package org.scorehub.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteTransactions;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Carries out what people asked to become of sites. A preview does the same and takes it back, so
 * what it shows is what would happen.
 */
@Component("siteChanges")
public final class SiteChanges {

  private static final Logger log = LoggerFactory.getLogger(SiteChanges.class);
  private static final int TRIES = 3;

  private static final String SELECT =
      """
      SELECT buyer, id, kind, stays_id, other_id, undoes, candidate_id, identifiers, preview, seen,
             reason, asked_by FROM site_change WHERE state = 'ASKED'\s""";

  private record Planned(String plan, String seen) {}

  private final JdbcTemplate jdbc;
  private final SiteTransactions transactions;
  private final ChangeWork work;
  private final ObjectMapper json;

  SiteChanges(
      PipelineDatabase database,
      SiteTransactions transactions,
      ChangeWork work,
      ObjectMapper json) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.transactions = transactions;
    this.work = work;
    this.json = json;
  }

  /** Carries out all that waits, each in a transaction of its own. */
  public void carryOut() {
    List<Wish> waiting = jdbc.query(SELECT + "ORDER BY asked_at LIMIT 20", SiteChanges::wish);
    waiting.forEach(this::carryOut);
    if (!waiting.isEmpty()) {
      jdbc.update("DELETE FROM site_change WHERE preview AND asked_at < now() - interval '1 hour'");
    }
  }

  private void carryOut(Wish wish) {
    try {
      if (wish.preview()) {
        preview(wish);
      } else {
        act(wish);
      }
    } catch (Refusal e) {
      refuse(wish, String.valueOf(e.getMessage()));
    } catch (TransientDataAccessException e) {
      log.info("Change {} of sites is tried again: {}", wish.id(), e.getMessage());
    } catch (RuntimeException e) {
      log.warn("Change {} of sites failed", wish.id(), e);
      refuse(wish, "The hub could not do this; its log tells why");
    }
  }

  private void preview(Wish asked) {
    Wish wish = aboutNow(asked);
    note(planned(wish, TRIES), wish, "PLANNED");
  }

  /**
   * A preview does not hold off the comparison of sites, whose rows may come while it moves them.
   */
  private Planned planned(Wish wish, int tries) {
    try {
      return Objects.requireNonNull(
          transactions.tryOut(
              List.of(wish.stays(), wish.other()), (recording, v) -> plan(wish, recording, v)));
    } catch (DuplicateKeyException e) {
      if (tries == 1) {
        throw e;
      }
      return planned(wish, tries - 1);
    }
  }

  private void act(Wish asked) {
    Wish wish = aboutNow(asked);
    transactions.restructure(
        List.of(wish.stays(), wish.other()), (recording, v) -> act(wish, recording, v));
  }

  private @Nullable Planned act(Wish wish, Recording recording, Map<UUID, Long> versions) {
    boolean mine =
        !jdbc.query(
                SELECT + "AND buyer = ? AND id = ? FOR UPDATE",
                SiteChanges::wish,
                wish.buyer(),
                wish.id())
            .isEmpty();
    if (!mine) {
      return null; // another instance was faster
    }
    Planned planned = plan(wish, recording, versions);
    if (wish.seen() != null && !wish.seen().equals(planned.seen())) {
      throw new Refusal("What this would do has changed since you looked; look at it again");
    }
    note(planned, wish, "DONE");
    return planned;
  }

  private Planned plan(Wish wish, Recording recording, Map<UUID, Long> versions) {
    ChangeRights rights = new ChangeRights(recording.jdbc());
    rights.check(wish);
    Standing.check(recording.jdbc(), wish);
    ChangePlan plan = work.carryOut(wish, recording, versions);
    String told = write(plan.toldTo(wish.buyer(), rights.isOperator(wish.buyer())));
    return new Planned(told, sha256(write(plan.essence())));
  }

  /** Ids may have become aliases since they were shown. */
  private Wish aboutNow(Wish wish) {
    return wish.kind() == Wish.Kind.MERGE
        ? wish.about(current(wish.stays()), current(wish.other()))
        : wish;
  }

  private UUID current(UUID site) {
    return Objects.requireNonNull(
        jdbc.queryForObject("SELECT hub_current_site(?)", UUID.class, site));
  }

  private void note(Planned planned, Wish wish, String state) {
    jdbc.update(
        """
        UPDATE site_change SET state = ?, plan = ?::jsonb, plan_seen = ?, stays_id = ?, other_id = ?,
            done_at = now() WHERE buyer = ? AND id = ?""",
        state,
        planned.plan(),
        planned.seen(),
        wish.stays(),
        wish.other(),
        wish.buyer(),
        wish.id());
  }

  /** A candidate whose decision cannot be carried out waits again. */
  private void refuse(Wish wish, String problem) {
    jdbc.update(
        "UPDATE site_change SET state = 'REFUSED', problem = ?, done_at = now()"
            + " WHERE buyer = ? AND id = ?",
        problem,
        wish.buyer(),
        wish.id());
    if (wish.candidate() != null && !wish.preview()) {
      jdbc.update(
          "UPDATE site_candidate SET decided_at = NULL, decided_by = NULL, decision = NULL,"
              + " reason = NULL WHERE buyer = ? AND id = ?",
          wish.buyer(),
          wish.candidate());
    }
  }

  private static Wish wish(ResultSet row, int number) throws SQLException {
    return new Wish(
        row.getString(1),
        row.getObject(2, UUID.class),
        Wish.Kind.valueOf(row.getString(3)),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class),
        row.getObject(7, UUID.class),
        Arrays.asList((String[]) row.getArray(8).getArray()),
        row.getBoolean(9),
        row.getString(10),
        row.getString(11),
        row.getString(12));
  }

  private String write(ChangePlan plan) {
    try {
      return json.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
