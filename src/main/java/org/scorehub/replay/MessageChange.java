package org.scorehub.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.scorehub.delivery.MessageComparison.Message;

/**
 * A message to the own organisation that would be sent, or be made again, beside the last one of
 * its lane.
 *
 * @param outcome NEW, CHANGED, UNCHANGED or NOTHING
 * @param diff lines that begin with a minus where they were sent, with a plus where they would be;
 *     empty where nothing differs
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MessageChange(String connector, String document, String outcome, List<String> diff) {

  MessageChange {
    diff = List.copyOf(diff);
  }

  static MessageChange of(Message message) {
    return new MessageChange(
        message.connector(),
        message.document(),
        message.outcome().name(),
        LineDiff.of(message.before(), message.after()));
  }
}
