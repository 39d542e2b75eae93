package org.scorehub.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.delivery.MessageComparison.Message;
import org.scorehub.delivery.MessageComparison.Outcome;
import org.scorehub.replay.ReplayPlan.State;
import org.scorehub.replay.ReplayPlan.Tried;

/** Counts what a preview of everything finds; used by one thread at a time. */
final class WholeSummary {

  private static final int MOST_ITEMS = 100;

  private final String buyer;
  private final Map<List<String>, Long> outcomes = new LinkedHashMap<>();
  private final List<Tried> items = new ArrayList<>();
  private final Map<Outcome, Long> own = new EnumMap<>(Outcome.class);
  private final Map<Outcome, Long> others = new EnumMap<>(Outcome.class);
  private long suppliers;
  private long ratings;
  private long findings;
  private long topics;
  private long modules;
  private long problems;
  private int documents;

  WholeSummary(String buyer) {
    this.buyer = buyer;
  }

  /** How many documents have been counted. */
  int documents() {
    return documents;
  }

  void add(Selected before, Reread.Settled after) {
    documents++;
    outcomes.merge(List.of(before.state(), after.state()), 1L, Long::sum);
    boolean otherProblems = !before.problems().equals(after.problems());
    boolean failed = after.state().equals("FAILED");
    if (otherProblems && !failed) {
      problems++;
    }
    if (items.size() < MOST_ITEMS && (failed || otherProblems || isMoved(before, after))) {
      items.add(item(before, after));
    }
  }

  private static boolean isMoved(Selected before, Reread.Settled after) {
    return isUsable(before.state()) != isUsable(after.state());
  }

  private static boolean isUsable(String state) {
    return !state.equals("QUARANTINED") && !state.equals("PARKED");
  }

  private static Tried item(Selected before, Reread.Settled after) {
    return new Tried(
        before.id().toString(),
        null,
        before.connector(),
        before.document(),
        before.state(),
        after.state(),
        true,
        new State(before.problems(), null, null, List.of(), List.of()),
        new State(after.problems(), null, null, List.of(), List.of()),
        List.of(),
        0,
        after.detail());
  }

  void add(List<SupplierChange> changes) {
    for (SupplierChange change : changes) {
      suppliers += change.isOpen() ? 1 : 0;
      ratings += change.audits().stream().filter(SupplierChange.AuditChange::isOfRating).count();
      findings += change.audits().stream().filter(SupplierChange.AuditChange::isOfFindings).count();
      topics += change.topicsGone().isEmpty() && change.topicsNew().isEmpty() ? 0 : 1;
      modules += change.modulesChange() ? 1 : 0;
    }
  }

  void addMessages(List<Message> messages) {
    for (Message message : messages) {
      (message.buyer().equals(buyer) ? own : others).merge(message.outcome(), 1L, Long::sum);
    }
  }

  ReplayPlan plan(int total, List<ReplayPlan.Group> groups) {
    List<ReplayPlan.Outcome> counted = new ArrayList<>();
    outcomes.forEach(
        (way, count) -> counted.add(new ReplayPlan.Outcome(way.get(0), way.get(1), count)));
    return new ReplayPlan(
        total,
        groups,
        documents,
        counted,
        items,
        List.of(),
        new ReplayPlan.Whole(
            suppliers, ratings, findings, topics, modules, problems, counts(own), counts(others)));
  }

  private static ReplayPlan.Messages counts(Map<Outcome, Long> counts) {
    return new ReplayPlan.Messages(
        counts.getOrDefault(Outcome.NEW, 0L),
        counts.getOrDefault(Outcome.CHANGED, 0L),
        counts.getOrDefault(Outcome.UNCHANGED, 0L),
        counts.getOrDefault(Outcome.NOTHING, 0L));
  }
}
