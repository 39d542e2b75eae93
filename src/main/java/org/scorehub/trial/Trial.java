package org.scorehub.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.explain.Explanation;
import org.scorehub.connector.explain.Reach;

/** What would become of a document. */
public sealed interface Trial {

  /** False if it would be quarantined, or could not be sent. */
  boolean usable();

  /**
   * A document that is received.
   *
   * @param bundleId the files it was translated with
   * @param canonical the canonical record; null if it is not usable
   * @param problems every problem found
   * @param alarms escalations that it would raise at once, usable or not
   * @param explanations why the values asked for are so; null if none was asked for
   * @param places what the places asked for decide; null if none was asked for
   * @param outlook what would follow for the site of an audit; null if it is none, or not asked for
   * @param deliveries what would be sent; null if not asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Received(
      boolean usable,
      String bundleId,
      @Nullable JsonNode canonical,
      List<Problem> problems,
      List<JsonNode> alarms,
      @Nullable List<Explanation> explanations,
      @Nullable List<Reach> places,
      @Nullable Outlook outlook,
      @Nullable List<PossibleDelivery> deliveries)
      implements Trial {

    public Received {
      problems = List.copyOf(problems);
      alarms = List.copyOf(alarms);
    }

    /** The same with other deliveries. */
    public Received with(List<PossibleDelivery> others) {
      return new Received(
          usable,
          bundleId,
          canonical,
          problems,
          alarms,
          explanations,
          places,
          outlook,
          List.copyOf(others));
    }
  }

  /**
   * A table that is received.
   *
   * @param usable false if the table as a whole or any of these children would be quarantined
   * @param bundleId the files it was read with
   * @param children what would become of each, in the order of its rows
   * @param cut true if there are more children than these
   * @param problems what is wrong with the table as a whole; complete only where nothing was cut
   */
  record Table(
      boolean usable, String bundleId, List<Child> children, boolean cut, List<Problem> problems)
      implements Trial {

    public Table {
      children = List.copyOf(children);
      problems = List.copyOf(problems);
    }
  }

  /**
   * A row, or rows that belong together.
   *
   * @param sheet null where there are no sheets
   * @param row where it begins, from 1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"sheet", "row"})
  record Child(@Nullable String sheet, int row, @JsonUnwrapped Received trial) {}

  /**
   * A document that is sent, made from a canonical record.
   *
   * @param bundleId the files it was made with
   * @param content the document; null if it cannot be made
   * @param problems every problem found
   * @param explanations why the values asked for are so; null if none was asked for
   * @param places what the places asked for decide; null if none was asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sent(
      boolean usable,
      String bundleId,
      @Nullable String content,
      List<Problem> problems,
      @Nullable List<Explanation> explanations,
      @Nullable List<Reach> places)
      implements Trial {

    public Sent {
      problems = List.copyOf(problems);
    }
  }
}
