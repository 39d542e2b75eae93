package org.scorehub.web.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Listing;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Where;
import org.scorehub.web.escalation.EscalationReads;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Reads replays of the caller's organisation, and what they did. */
@Component
public class ReplayReads {

  private final OrganisationDatabase database;
  private final AccessTrail trail;

  ReplayReads(OrganisationDatabase database, AccessTrail trail) {
    this.database = database;
    this.trail = trail;
  }

  public ReplayView get(UUID id) {
    return database
        .inOrganisation(
            jdbc ->
                jdbc.sql(ReplayView.SELECT + "WHERE j.id = ?")
                    .param(id)
                    .query(ReplayView::from)
                    .optional())
        .orElseThrow(() -> new NotVisible("replay", id));
  }

  public Optional<ReplayView> byKey(String key) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(ReplayView.SELECT + "WHERE j.idempotency_key = ?")
                .param(key)
                .query(ReplayView::from)
                .optional());
  }

  /** Jobs, latest first; previews are not among them. */
  public List<ReplayView> list(int limit) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql(ReplayView.SELECT + "WHERE NOT j.preview ORDER BY j.asked_at DESC LIMIT ?")
                .param(limit)
                .query(ReplayView::from)
                .list());
  }

  /**
   * Items in their order.
   *
   * @param state only those; null for all
   * @param after position of the last one read; 0 for the beginning
   */
  public Listing<ReplayItemView> items(UUID id, @Nullable String state, int after, int limit) {
    get(id);
    Where where =
        new Where()
            .and("job_id = :job", "job", id)
            .and("state = :state", "state", state)
            .and("seq > :after", "after", after);
    List<ReplayItemView> rows =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "SELECT * FROM replay_item"
                            + where.sql()
                            + " ORDER BY seq LIMIT "
                            + (limit + 1))
                    .params(where.parameters())
                    .query(ReplayItemView::from)
                    .list());
    return Listing.of(rows, limit, ReplayItemView::position);
  }

  /**
   * What a preview of everything found, by supplier in the order of names; escalations as far as
   * the caller may see them.
   *
   * @param after site of the last one read; null for the beginning
   */
  public Listing<SupplierChangeView> changes(UUID id, @Nullable UUID after, int limit) {
    get(id);
    Where where =
        new Where()
            .and("c.job_id = :job", "job", id)
            .and(
                "(coalesce(c.site_name, ''), c.at_site) > (SELECT coalesce(a.site_name, ''),"
                    + " a.at_site FROM replay_change a WHERE a.job_id = :job AND a.at_site = :after)",
                "after",
                after);
    List<SupplierChangeView> rows =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(SupplierChangeView.SELECT.formatted(where.sql(), limit + 1))
                    .params(where.parameters())
                    .param("roles", EscalationReads.rolesOf(Caller.current()))
                    .query(SupplierChangeView::from)
                    .list());
    if (rows.stream().anyMatch(row -> !row.escalations().isEmpty())) {
      trail.record("escalations.viewed", "replay:" + id);
    }
    return Listing.of(rows, limit, SupplierChangeView::site);
  }

  /** How many escalations that the caller may see would be raised, withdrawn or changed. */
  public Map<String, Long> escalations(UUID id) {
    Map<String, Long> counts = new TreeMap<>();
    database.inOrganisation(
        jdbc -> {
          jdbc.sql(
                  "SELECT outcome, count(*) AS n FROM replay_escalation WHERE job_id = :job AND "
                      + EscalationReads.VISIBLE
                      + " GROUP BY outcome")
              .param("job", id)
              .param("roles", EscalationReads.rolesOf(Caller.current()))
              .query(
                  (RowCallbackHandler)
                      row -> counts.put(row.getString("outcome"), row.getLong("n")));
          return counts;
        });
    if (!counts.isEmpty()) {
      trail.record("escalations.viewed", "replay:" + id);
    }
    return counts;
  }

  /** The chain of attempts at an exchange, first to last; empty if it was never replayed. */
  public List<ExchangeAttempt> attempts(String owner, UUID exchange) {
    return database.as(
        owner,
        jdbc ->
            jdbc.sql("SELECT * FROM exchange_attempt WHERE exchange_id = ? ORDER BY number")
                .param(exchange)
                .query(ExchangeAttempt::from)
                .list());
  }

  /** Replays of a delivery, latest first. */
  public List<ReplayItemView> ofDelivery(UUID delivery) {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT * FROM replay_item WHERE delivery_id = ? ORDER BY done_at DESC")
                .param(delivery)
                .query(ReplayItemView::from)
                .list());
  }
}
