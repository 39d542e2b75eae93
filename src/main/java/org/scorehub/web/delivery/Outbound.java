package org.scorehub.web.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.replay.LineDiff;
import org.scorehub.web.TextLine;

/**
 * A delivery with its bytes as text.
 *
 * @param text null until the bytes are made
 * @param cut true if there is more than is shown
 * @param diff lines that differ from what the same receiver was sent before about the site, with a
 *     minus as they were, with a plus as they are; null if there was nothing before
 */
public record Outbound(
    DeliverySummary delivery, @Nullable String text, boolean cut, @Nullable List<String> diff) {

  /** Most bytes of a document that a page shows. */
  public static final int SHOWN = 64 * 1024;

  /** A document that holds its content within a signature: each line of it differs each time. */
  private static final String SIGNED = "jwt";

  /** With what differs from the bytes before. */
  public static Outbound of(DeliverySummary delivery, DeliveryReads deliveries, int most) {
    DeliveryReads.Content content = deliveries.content(delivery.id()).orElse(null);
    if (content == null) {
      return new Outbound(delivery, null, false, null);
    }
    byte[] bytes = content.bytes().getByteArray();
    List<String> diff =
        deliveries
            .contentBefore(delivery)
            .filter(before -> !String.valueOf(content.contentType()).contains(SIGNED))
            .map(before -> LineDiff.of(before.bytes().getByteArray(), bytes))
            .orElse(null);
    int length = Math.min(bytes.length, most);
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return new Outbound(delivery, text, bytes.length > most, diff);
  }

  /** Its lines with the places of their values. */
  public List<TextLine> lines() {
    return text == null ? List.of() : TextLine.of(text, Map.of());
  }
}
