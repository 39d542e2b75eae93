package org.scorehub.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.journal.KeptExchange;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.journal.Settlement;
import org.scorehub.replay.ReplayPlan.State;
import org.scorehub.replay.ReplayPlan.Tried;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Finds out what a replay would do: it is done, and taken back. */
@Component
final class ReplayPreviews {

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final ExchangeReplay exchanges;
  private final DeliveryReplay deliveries;
  private final StateReads states;
  private final ConnectorCatalogue catalogue;
  private final ObjectMapper json;

  ReplayPreviews(
      PipelineDatabase database,
      ExchangeReplay exchanges,
      DeliveryReplay deliveries,
      StateReads states,
      ConnectorCatalogue catalogue,
      ObjectMapper json) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.exchanges = exchanges;
    this.deliveries = deliveries;
    this.states = states;
    this.catalogue = catalogue;
    this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }

  /**
   * What the command means, in the order of receipt.
   *
   * @throws ReplayRefused if that is nothing, or too much for one job
   */
  List<Selected> select(ReplayOrigin origin, ReplayCommand command) {
    List<Selected> selected = Selection.of(jdbc, origin.buyer(), command);
    if (selected.size() > ReplayCommand.MOST) {
      throw new ReplayRefused(
          "this means more than " + ReplayCommand.MOST + "; choose a shorter time");
    }
    return selected;
  }

  ReplayPlan plan(ReplayOrigin origin, ReplayCommand command, List<Selected> selected) {
    List<Tried> tried =
        selected.stream().limit(command.sample()).map(one -> tried(origin, command, one)).toList();
    return new ReplayPlan(
        selected.size(),
        groups(selected),
        tried.size(),
        outcomes(tried),
        tried,
        command.isOfDeliveries() ? needForce(origin, selected) : List.of(),
        null);
  }

  /** Why items would be refused without force; at most {@link ReplayPlan#MOST_SHOWN}. */
  List<String> needForce(ReplayOrigin origin, List<Selected> selected) {
    return selected.stream()
        .flatMap(one -> deliveries.overwritten(origin.buyer(), one.id()).stream())
        .limit(ReplayPlan.MOST_SHOWN)
        .toList();
  }

  /** Stands for all that the plan rests on: what is meant, as it is, and the active files. */
  String seen(ReplayCommand command, List<Selected> selected) {
    MessageDigest digest = sha256();
    update(digest, write(command));
    selected.forEach(one -> update(digest, write(one)));
    selected.stream()
        .map(Selected::connector)
        .distinct()
        .sorted()
        .forEach(id -> update(digest, id + "=" + active(id)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private @Nullable String active(String connector) {
    return catalogue.findLast(connector).map(found -> found.bundle().id()).orElse(null);
  }

  private Tried tried(ReplayOrigin origin, ReplayCommand command, Selected one) {
    try {
      return Objects.requireNonNull(
          database
              .transactions()
              .execute(
                  status -> {
                    status.setRollbackOnly();
                    return command.isOfDeliveries()
                        ? delivery(origin, one)
                        : exchange(origin, command, one);
                  }));
    } catch (ReplayRefused e) {
      return failed(one, String.valueOf(e.getMessage()));
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(one, "it could not be recorded: " + e.getMessage());
    }
  }

  private Tried exchange(ReplayOrigin origin, ReplayCommand command, Selected one) {
    KeptExchange kept = exchanges.hold(origin.buyer(), one.id());
    State before = states.of(origin.buyer(), one.id());
    Optional<String> known = states.site(origin.buyer(), one.id());
    Settlement settlement = exchanges.replay(kept, command, origin);
    State now = states.of(origin.buyer(), one.id());
    List<String> codes =
        settlement.problems().stream().map(problem -> problem.code()).distinct().toList();
    State after = new State(codes, now.findings(), now.rating(), now.modules(), now.topics());
    List<String> follow = states.deliveries(origin.buyer(), one.id());
    long others = states.otherDeliveries(origin.buyer(), one.id());
    boolean changes =
        kept.isUnusable() != isUnusable(settlement)
            || !before.equals(after)
            || !follow.isEmpty()
            || others > 0;
    return new Tried(
        one.id().toString(),
        known.or(() -> states.site(origin.buyer(), one.id())).orElse(null),
        one.connector(),
        one.document(),
        one.state(),
        settlement.state().name(),
        changes,
        before,
        after,
        follow,
        others,
        detail(settlement));
  }

  private static boolean isUnusable(Settlement settlement) {
    return switch (settlement.state()) {
      case QUARANTINED, PARKED -> true;
      default -> false;
    };
  }

  private static @Nullable String detail(Settlement settlement) {
    int last = settlement.stages().size() - 1;
    return last < 0 ? null : settlement.stages().get(last).detail();
  }

  private Tried delivery(ReplayOrigin origin, Selected one) {
    ItemResult result = deliveries.replay(origin.buyer(), one.id(), true);
    return new Tried(
        one.id().toString(),
        null,
        one.connector(),
        one.document(),
        one.state(),
        result.outcome(),
        true,
        State.UNKNOWN,
        State.UNKNOWN,
        List.of(one.connector() + "/" + one.document()),
        0,
        result.detail());
  }

  private static Tried failed(Selected one, String why) {
    return new Tried(
        one.id().toString(),
        null,
        one.connector(),
        one.document(),
        one.state(),
        "FAILED",
        false,
        State.UNKNOWN,
        State.UNKNOWN,
        List.of(),
        0,
        why);
  }

  static List<ReplayPlan.Group> groups(List<Selected> selected) {
    Map<ReplayPlan.Group, Long> counts = new LinkedHashMap<>();
    for (Selected one : selected) {
      counts.merge(
          new ReplayPlan.Group(one.connector(), one.document(), one.state(), 0), 1L, Long::sum);
    }
    List<ReplayPlan.Group> groups = new ArrayList<>();
    counts.forEach(
        (g, n) -> groups.add(new ReplayPlan.Group(g.connector(), g.document(), g.state(), n)));
    return groups;
  }

  private static List<ReplayPlan.Outcome> outcomes(List<Tried> tried) {
    Map<ReplayPlan.Outcome, Long> counts = new LinkedHashMap<>();
    for (Tried one : tried) {
      counts.merge(new ReplayPlan.Outcome(one.from(), one.to(), 0), 1L, Long::sum);
    }
    List<ReplayPlan.Outcome> outcomes = new ArrayList<>();
    counts.forEach((o, n) -> outcomes.add(new ReplayPlan.Outcome(o.from(), o.to(), n)));
    return outcomes;
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
