package org.scorehub.web.delivery;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with its bytes as text.
 *
 * @param text null until the bytes are made
 * @param cut true if there is more than is shown
 */
public record Outbound(DeliverySummary delivery, @Nullable String text, boolean cut) {

  /** Most bytes of a document that a page shows. */
  public static final int SHOWN = 64 * 1024;

  public static Outbound of(DeliverySummary delivery, DeliveryReads deliveries, int most) {
    return deliveries
        .content(delivery.id())
        .map(content -> shown(delivery, content.bytes().getByteArray(), most))
        .orElseGet(() -> new Outbound(delivery, null, false));
  }

  private static Outbound shown(DeliverySummary delivery, byte[] bytes, int most) {
    int length = Math.min(bytes.length, most);
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return new Outbound(delivery, text, bytes.length > most);
  }
}
