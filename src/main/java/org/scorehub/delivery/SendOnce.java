package org.scorehub.delivery;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.stereotype.Component;

/**
 * Keeps the HTTP client from repeating a request by itself: it would send again unseen after 429,
 * 503 and broken connections, and sleep as long as a receiver's Retry-After says, far beyond the
 * lane's lease. Attempts are the business of {@link Deliveries}.
 */
@Component("sendOnce")
public final class SendOnce implements HttpClientConfigurer {

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.disableAutomaticRetries();
  }
}
