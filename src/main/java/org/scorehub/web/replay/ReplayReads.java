package org.scorehub.web.replay;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.Listing;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Where;
import org.springframework.stereotype.Component;

/** Reads replays of the caller's organisation, and what they did. */
@Component
public class ReplayReads {

  private final OrganisationDatabase database;

  ReplayReads(OrganisationDatabase database) {
    this.database = database;
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
