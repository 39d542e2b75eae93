package org.scorehub.delivery;

import java.util.Arrays;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares what a delivery would write with what lies under that name already: the same was written
 * by an attempt whose end was not seen, another is never overwritten.
 */
@Component("fileComparison")
public final class FileComparison implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange delivery, @Nullable Exchange found) {
    if (found != null) {
      byte[] there = found.getMessage().getBody(byte[].class);
      byte[] mine = delivery.getProperty("hub.content", byte[].class);
      String file = delivery.getProperty("hub.file", String.class);
      delivery.setProperty(
          "hub.answer",
          Arrays.equals(there, mine)
              ? new Answer.Accepted(file, false, "was there already as " + file)
              : new Answer.Refused("another file lies there as " + file));
    }
    return delivery;
  }
}
