package org.scorehub.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.DocumentDefinition.Envelope;

/**
 * A document that could be sent because of the one tried.
 *
 * @param connector whose other side would be told
 * @param canonical what it tells of
 * @param when under which conditions it would be sent, for people; all that is assumed
 * @param told false if the rules keep it from being sent
 * @param envelope what it would be wrapped in; null for nothing
 * @param content the document as it would be made; null if it is not made here, or cannot be
 * @param problems why it cannot be made
 * @param receivers organisations that would be told, as far as the caller may know; null if nobody
 *     asked a running hub
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PossibleDelivery(
    String connector,
    String document,
    String canonical,
    boolean told,
    String when,
    @Nullable Envelope envelope,
    @Nullable String content,
    List<Problem> problems,
    @Nullable List<String> receivers) {

  public PossibleDelivery {
    problems = List.copyOf(problems);
  }

  /** The same with its receivers. */
  public PossibleDelivery to(List<String> organisations) {
    return new PossibleDelivery(
        connector,
        document,
        canonical,
        told,
        when,
        envelope,
        content,
        problems,
        List.copyOf(organisations));
  }
}
