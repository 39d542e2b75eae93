package org.scorehub.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.TenantLogin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks Open Supply Hub for the sites of a tenant, a question each: {@code GET
 * /api/facilities/?q=…&countries=…}, as their guide describes it (github.com/opensupplyhub/
 * open-supply-hub-api-examples, how_to/detail_search_guide.md). The name of a tenant's site goes to
 * the registry, so only tenants that are configured for it are looked up, under their own token.
 */
@Component("siteLookups")
public final class SiteLookups {

  private static final Logger log = LoggerFactory.getLogger(SiteLookups.class);
  private static final String QUESTION = "hub.question";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
  private static final Duration FRESH = Duration.ofDays(30);
  private static final Duration SOON = Duration.ofHours(6);
  private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);

  private final LookupQueue queue;
  private final ConnectorSettings settings;
  private final TenantLogin login;
  private final ObjectMapper json;
  private final Clock clock;

  /** Until when a registry does not want to be asked, by connector and tenant. */
  private final Map<String, Instant> pauses = new ConcurrentHashMap<>();

  SiteLookups(
      LookupQueue queue,
      ConnectorSettings settings,
      TenantLogin login,
      ObjectMapper json,
      Clock clock) {
    this.queue = queue;
    this.settings = settings;
    this.login = login;
    this.json = json;
    this.clock = clock;
  }

  /** The questions to ask now; none while the registry wants a pause. */
  public List<SiteQuestion> due(String connector, String tenant, int perDay) {
    return isPaused(connector, tenant) ? List.of() : queue.due(connector, tenant, perDay);
  }

  /**
   * Makes the request of the question in the body. The property {@code hub.ask} says whether it may
   * be sent.
   */
  public void ask(Exchange exchange) {
    SiteQuestion question = exchange.getMessage().getBody(SiteQuestion.class);
    String connector = property(exchange, "hub.connector");
    String tenant = property(exchange, "hub.tenant");
    boolean may = !isPaused(connector, tenant);
    exchange.setProperty("hub.ask", may);
    exchange.setProperty("hub.take", false);
    exchange.setProperty(QUESTION, question);
    if (may) {
      queue.makeFindable(question.site(), tenant);
      exchange.getMessage().removeHeaders("*");
      exchange.getMessage().setBody(null);
      exchange.setProperty("hub.url", url(connector, tenant, question));
      login
          .authorization(connector, tenant)
          .ifPresent(header -> exchange.getMessage().setHeader("Authorization", header));
    }
  }

  /** Camel takes the address as an endpoint: a question mark in a value stays encoded. */
  private String url(String connector, String tenant, SiteQuestion question) {
    URI endpoint =
        Objects.requireNonNull(
            Objects.requireNonNull(settings.tenant(connector, tenant)).endpoint(),
            "a registry has an endpoint");
    UriComponentsBuilder url =
        UriComponentsBuilder.fromUri(endpoint)
            .path("/api/facilities/")
            .queryParam("q", "{q}")
            .queryParam("pageSize", 10);
    if (question.by().equals("name") && question.country() != null) {
      url.queryParam("countries", question.country());
    }
    return url.encode().buildAndExpand(question.value()).toUriString();
  }

  /**
   * Reads the answer. Where it is one, the body becomes the document to take in, and the property
   * {@code hub.take} is true.
   */
  public void answered(Exchange exchange) {
    String connector = property(exchange, "hub.connector");
    String tenant = property(exchange, "hub.tenant");
    SiteQuestion question = exchange.getProperty(QUESTION, SiteQuestion.class);
    int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    if (status == OK) {
      exchange
          .getMessage()
          .setBody(document(question, exchange.getMessage().getBody(byte[].class)));
      exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
      exchange.setProperty("hub.take", true);
    } else if (status == NOT_FOUND) {
      queue.asked(connector, tenant, question, "not found", FRESH);
    } else {
      pause(exchange, connector, tenant, status);
    }
  }

  /** The question has been answered and the answer is durable. */
  public void taken(Exchange exchange) {
    queue.asked(
        property(exchange, "hub.connector"),
        property(exchange, "hub.tenant"),
        exchange.getProperty(QUESTION, SiteQuestion.class),
        "answered",
        FRESH);
  }

  private void pause(Exchange exchange, String connector, String tenant, int status) {
    if (status == UNAUTHORIZED) {
      login.rejected(connector, tenant);
    }
    String after = exchange.getMessage().getHeader("Retry-After", String.class);
    Duration pause =
        after != null && after.matches("\\d{1,6}")
            ? Duration.ofSeconds(Long.parseLong(after))
            : status >= 400 && status < 500 && status != 429 ? SOON : USUAL_PAUSE;
    pauses.put(connector + '/' + tenant, clock.instant().plus(pause));
    log.warn(
        "{} answers {} to {}; it is asked again in {} s",
        connector,
        status,
        tenant,
        pause.toSeconds());
  }

  private boolean isPaused(String connector, String tenant) {
    Instant until = pauses.get(connector + '/' + tenant);
    return until != null && clock.instant().isBefore(until);
  }

  /** The answer stays as it is, byte for byte, beside the question. */
  private byte[] document(SiteQuestion question, byte[] answer) {
    ObjectNode asked =
        json.createObjectNode()
            .put("site", question.site().toString())
            .put("by", question.by())
            .put("value", question.value());
    if (question.by().equals("name") && question.country() != null) {
      asked.put("country", question.country());
    }
    try {
      return json.writeValueAsBytes(
          json.createObjectNode()
              .<ObjectNode>set("asked", asked)
              .putRawValue("answer", new RawValue(new String(answer, StandardCharsets.UTF_8))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String property(Exchange exchange, String name) {
    return Objects.requireNonNull(exchange.getProperty(name, String.class), name);
  }
}
