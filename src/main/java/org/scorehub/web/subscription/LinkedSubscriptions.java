package org.scorehub.web.subscription;

import java.util.Optional;
import java.util.UUID;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.subscription.Subscription.State;
import org.scorehub.subscription.SubscriptionKey;
import org.springframework.stereotype.Component;

/**
 * What whoever has a link of an e-mail may know and do, without a login: the token in it is the
 * right to this one subscription and to nothing else.
 */
@Component
class LinkedSubscriptions {

  /** A subscription as its link shows it. */
  record Linked(String name, String target, State state) {

    public boolean isUnconfirmed() {
      return state == State.UNCONFIRMED;
    }

    public boolean isEnded() {
      return state == State.ENDED;
    }
  }

  /** What to do with it. */
  enum Answer {
    CONFIRM,
    END,
    UNDO
  }

  private static final String NOBODY = "";

  private final OrganisationDatabase database;

  LinkedSubscriptions(OrganisationDatabase database) {
    this.database = database;
  }

  /** Empty if the token is not that of the subscription, or it is long ended. */
  Optional<Linked> find(UUID id, String token) {
    return database.as(
        NOBODY,
        jdbc ->
            jdbc.sql("SELECT * FROM hub_linked_subscription(?, ?)")
                .params(id, SubscriptionKey.sha256(token))
                .query(
                    (row, number) ->
                        new Linked(
                            row.getString("name"),
                            row.getString("target"),
                            State.valueOf(row.getString("state"))))
                .optional());
  }

  /** False if that is done already or cannot be. */
  boolean answer(UUID id, String token, Answer answer) {
    return database.as(
        NOBODY,
        jdbc ->
            jdbc.sql("SELECT hub_answer_linked_subscription(?, ?, ?)")
                .params(id, SubscriptionKey.sha256(token), answer.name())
                .query(Boolean.class)
                .single());
  }
}
