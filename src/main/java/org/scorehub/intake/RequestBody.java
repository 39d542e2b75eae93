package org.scorehub.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The body of a request whose document {@linkplain UnreadBodies nobody has read yet}. */
@Component("requestBody")
public final class RequestBody {

  private static final Logger log = LoggerFactory.getLogger(RequestBody.class);
  private static final long MOST_DRAINED = 100_000_000;
  private static final int BUFFER = 64 * 1024;
  private static final int BAD = 400;
  private static final int UNSUPPORTED = 415;

  /**
   * Makes the bytes as they come the body of the message; those in the content coding gzip (RFC
   * 9110) as they were before.
   *
   * @throws ReceptionRefused if they have a content coding that is unknown, or not the one that
   *     they say; that may show only while they are read
   */
  public void open(Exchange exchange) throws IOException {
    PlatformHttpMessage message = exchange.getMessage(PlatformHttpMessage.class);
    InputStream bytes = message.getRequest().getInputStream();
    message.setBody(decoded(bytes, message.getRequest().getHeader("Content-Encoding")));
  }

  /**
   * Reads away what is left of a body that is refused. Only who has sent all looks for an answer;
   * the connection of one that goes on for more than 100 MB ends without.
   */
  public void drain(Exchange exchange) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream rest =
          exchange.getMessage(PlatformHttpMessage.class).getRequest().getInputStream();
      int read = 0;
      for (long left = MOST_DRAINED; read >= 0 && left > 0; left -= read) {
        read = rest.read(buffer);
      }
    } catch (IOException e) {
      log.debug("The sender of a refused document has gone", e);
    }
  }

  private static InputStream decoded(InputStream bytes, @Nullable String coding)
      throws IOException {
    return switch (coding == null ? "identity" : coding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> bytes;
      case "gzip", "x-gzip" -> new Gunzipped(bytes);
      default -> throw refused(UNSUPPORTED, "The content coding is unknown", coding);
    };
  }

  private static ReceptionRefused refused(int status, String message, @Nullable String coding) {
    return new ReceptionRefused(
        status,
        Problem.blocking(ProblemKind.REFUSED, "reception.encoding", message)
            .withValue(coding)
            .expecting("Content-Encoding gzip with bytes in gzip, or no Content-Encoding"));
  }

  private static ReceptionRefused broken(IOException cause) {
    return refused(BAD, "The bytes are not in gzip: " + cause.getMessage(), "gzip");
  }

  /** Refuses what is not in gzip, or ends halfway. */
  private static final class Gunzipped extends FilterInputStream {

    Gunzipped(InputStream bytes) throws IOException {
      super(opened(bytes));
    }

    private static InputStream opened(InputStream bytes) throws IOException {
      try {
        return new GZIPInputStream(bytes);
      } catch (ZipException | EOFException e) {
        throw broken(e);
      }
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (ZipException | EOFException e) {
        throw broken(e);
      }
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      try {
        return super.read(buffer, from, length);
      } catch (ZipException | EOFException e) {
        throw broken(e);
      }
    }
  }
}
