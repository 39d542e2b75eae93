package org.scorehub.activation.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a connector's documents through the routes of this instance, from left to right.
 *
 * @param columns nodes that stand beside one another
 * @param edges which node leads to which
 */
public record Flow(List<List<Node>> columns, List<Edge> edges) {

  public Flow {
    columns = List.copyOf(columns);
    edges = List.copyOf(edges);
  }

  /** What a node is. */
  public enum Kind {
    /** A system or program outside that documents come from. */
    SOURCE,
    /** A route. */
    ROUTE,
    /** A bean that a route calls. */
    STEP,
    /** A topic of Kafka. */
    TOPIC,
    /** The database, where what came in is recorded and what goes out is due. */
    STORE,
    /** A system outside that documents are sent to. */
    RECEIVER
  }

  /**
   * A box of the picture.
   *
   * @param id unique within the flow
   * @param label address, route id, bean or topic as the definition has it
   * @param detail what a route calls, in its order; empty for others
   * @param state of a route, such as Started; null for others
   * @param completed exchanges of a route since this instance started; null for others
   * @param failed of these; null for others
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Node(
      String id,
      Kind kind,
      String label,
      List<String> detail,
      @Nullable String state,
      @Nullable Long completed,
      @Nullable Long failed) {

    public Node {
      detail = List.copyOf(detail);
    }

    /** One that is no route. */
    static Node of(String id, Kind kind, String label) {
      return new Node(id, kind, label, List.of(), null, null, null);
    }
  }

  /** From one node to another, by their ids. */
  public record Edge(String from, String to) {}

  /** Whether there is anything to show. */
  public boolean isEmpty() {
    return columns.stream().allMatch(List::isEmpty);
  }
}
