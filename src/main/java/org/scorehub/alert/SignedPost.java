package org.scorehub.alert;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Posts JSON. The header {@code Scorehub-Signature: t=SECONDS,v1=HEX} carries the HMAC-SHA256, with
 * the receiver's secret, of the seconds since 1970, a dot and the body. Redirects are not followed.
 */
@Component
public final class SignedPost {

  private static final Timeout PATIENCE = Timeout.ofSeconds(5);
  private static final String ALGORITHM = "HmacSHA256";

  private final Clock clock;
  private final CloseableHttpClient anywhere = client(SystemDefaultDnsResolver.INSTANCE);
  private final CloseableHttpClient outside = client(new PublicAddresses());

  SignedPost(Clock clock) {
    this.clock = clock;
  }

  private static CloseableHttpClient client(DnsResolver names) {
    ConnectionConfig limits =
        ConnectionConfig.custom().setConnectTimeout(PATIENCE).setSocketTimeout(PATIENCE).build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(limits)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(PATIENCE)
                .setConnectionRequestTimeout(PATIENCE)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /**
   * Posts to an address that whoever runs the hub has set.
   *
   * @param id the same each time the message is sent, as its Idempotency-Key
   * @throws NotSent unless it answers 2xx
   */
  public void post(URI receiver, byte[] secret, UUID id, String body) throws NotSent {
    post(anywhere, receiver, secret, id, body);
  }

  /**
   * Posts to an address that a user gave: not to one of this computer or of a private network, as
   * its name resolves when the connection is made.
   *
   * @throws NotSent unless it is outside and answers 2xx
   */
  public void postOutside(URI receiver, byte[] secret, UUID id, String body) throws NotSent {
    post(outside, receiver, secret, id, body);
  }

  /** Whether a host is known to be on this computer or in a private network, and nowhere else. */
  public static boolean isInside(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).noneMatch(PublicAddresses::isPublic);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void post(CloseableHttpClient http, URI receiver, byte[] secret, UUID id, String body)
      throws NotSent {
    HttpPost request = new HttpPost(receiver);
    request.setHeader("Idempotency-Key", id.toString());
    request.setHeader("Scorehub-Signature", signature(secret, body));
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    int status = status(http, request);
    if (status < 200 || status > 299) {
      throw new NotSent("it answered " + status);
    }
  }

  /** Closes the answer unread: a receiver cannot keep the hub by sending for ever. */
  private static int status(CloseableHttpClient http, HttpPost request) throws NotSent {
    try (ClassicHttpResponse answer = http.executeOpen(null, request, null)) {
      return answer.getCode();
    } catch (IOException e) {
      throw new NotSent("it cannot be reached: " + e);
    }
  }

  private String signature(byte[] secret, String body) {
    long seconds = clock.instant().getEpochSecond();
    byte[] signed = (seconds + "." + body).getBytes(StandardCharsets.UTF_8);
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(sum(secret, signed));
  }

  /** The HMAC-SHA256 of some bytes. */
  public static byte[] sum(byte[] secret, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  @jakarta.annotation.PreDestroy
  void close() throws IOException {
    anywhere.close();
    outside.close();
  }
}
