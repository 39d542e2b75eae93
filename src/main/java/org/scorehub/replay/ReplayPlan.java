package org.scorehub.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay would do: what it means, and what would become of the first items, found out by
 * replaying each by itself and taking it back.
 *
 * @param total items meant
 * @param groups how many of them in which state
 * @param tried how many were tried out
 * @param outcomes how many of those tried come from which state to which
 * @param items those tried out, in the order of receipt
 * @param whole what would change in all; null if only the first were tried
 * @param needForce why items would be refused without force; at most {@value #MOST_SHOWN}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReplayPlan(
    int total,
    List<Group> groups,
    int tried,
    List<Outcome> outcomes,
    List<Tried> items,
    List<String> needForce,
    @Nullable Whole whole) {

  static final int MOST_SHOWN = 20;

  /**
   * What would change in all that is meant. Escalations are not counted here: they are for some
   * roles only. What would change for whom stands in {@code replay_change}.
   *
   * @param suppliers for which something would change
   * @param ratings audits with another rating
   * @param findings audits with another number of findings
   * @param topics suppliers with other open topics
   * @param modules suppliers that would be recommended other modules
   * @param problems documents with other problems
   * @param messages to the own organisation
   * @param otherMessages to others
   */
  public record Whole(
      long suppliers,
      long ratings,
      long findings,
      long topics,
      long modules,
      long problems,
      Messages messages,
      Messages otherMessages) {}

  /**
   * Messages that would be sent or made again, beside the last ones of their lanes.
   *
   * @param nothing that could not be made, or may not be told
   */
  public record Messages(long fresh, long changed, long unchanged, long nothing) {}

  /** Items of one document in one state. */
  public record Group(String connector, String document, String state, long count) {}

  /** Items that come from one state to another. */
  public record Outcome(String from, String to, long count) {}

  /**
   * One item as it is and as it would be. Lists and numbers are null where the document is no audit
   * or nothing is recorded from it.
   *
   * @param id of the exchange or delivery
   * @param site name of the site, as the organisation's own documents have it; null if unknown
   * @param to state after; FAILED if it could not be replayed
   * @param changes false if all that is shown here stays as it is
   * @param before as it is
   * @param after as it would be
   * @param deliveries to the own organisation that would follow, as connector/document
   * @param otherDeliveries how many would follow to other organisations
   * @param detail for people; null if there is nothing to add
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Tried(
      String id,
      @Nullable String site,
      String connector,
      String document,
      String from,
      String to,
      boolean changes,
      State before,
      State after,
      List<String> deliveries,
      long otherDeliveries,
      @Nullable String detail) {}

  /**
   * What is known from a document at one time.
   *
   * @param problems codes
   * @param findings of its audit; null if none is recorded from it
   * @param rating as issued; null if there is none
   * @param modules recommended for its site, in their order
   * @param topics of the open issues of its site, sorted
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record State(
      List<String> problems,
      @Nullable Integer findings,
      @Nullable String rating,
      List<String> modules,
      List<String> topics) {

    static final State UNKNOWN = new State(List.of(), null, null, List.of(), List.of());

    public State {
      problems = List.copyOf(problems);
      modules = List.copyOf(modules);
      topics = List.copyOf(topics);
    }
  }

  public ReplayPlan {
    groups = List.copyOf(groups);
    outcomes = List.copyOf(outcomes);
    items = List.copyOf(items);
    needForce = List.copyOf(needForce);
  }
}
