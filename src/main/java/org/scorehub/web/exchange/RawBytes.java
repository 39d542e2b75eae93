package org.scorehub.web.exchange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.Role;
import org.scorehub.web.Bytes;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Withheld;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Shows the untouched bytes of exchanges and writes down that they were seen. A document that
 * raised an escalation is for the roles that may see that, and for the engineers who mend it.
 */
@Component
public class RawBytes {

  private final ExchangeReads exchanges;
  private final AccessTrail trail;

  RawBytes(ExchangeReads exchanges, AccessTrail trail) {
    this.exchanges = exchanges;
    this.trail = trail;
  }

  /**
   * The bytes to save.
   *
   * @throws NotVisible if there is no such exchange
   * @throws Withheld if it is not for the caller's role
   */
  public ResponseEntity<StreamingResponseBody> download(UUID id) {
    ExchangeDetail exchange = exchanges.find(id).orElseThrow(() -> new NotVisible("exchange", id));
    if (!mayRead(exchange.summary())) {
      throw new Withheld("This document raised an escalation that is not for your role");
    }
    seen(exchange.summary());
    return Bytes.download(exchange.summary().document() + '-' + id, exchange.contentType())
        .body(out -> exchanges.copyRaw(exchange.summary(), out, Long.MAX_VALUE));
  }

  public boolean mayRead(ExchangeSummary exchange) {
    return Caller.current().hasAny(Set.of(Role.ENGINEER)) || !exchanges.isConfidential(exchange);
  }

  /** Bytes as text, in the declared character set or else UTF-8. */
  public static String text(ExchangeDetail exchange, byte[] bytes) {
    return new String(bytes, charset(exchange.contentType()));
  }

  /** Writes down that the caller is shown them. */
  public void seen(ExchangeSummary exchange) {
    trail.record("document.viewed", "exchange:" + exchange.id());
  }

  private static Charset charset(@Nullable String contentType) {
    try {
      Charset declared =
          contentType == null ? null : MediaType.parseMediaType(contentType).getCharset();
      return declared == null ? StandardCharsets.UTF_8 : declared;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
