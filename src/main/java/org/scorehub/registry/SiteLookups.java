package org.scorehub.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.RetryAfter;
import org.scorehub.connector.TenantLogin;
import org.scorehub.intake.fetch.SourceUnavailable;
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

  private static final String QUESTIONS = "hub.questions";
  private static final String MORE = "hub.more";
  private static final String PAGE = "hub.page";
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final Duration FRESH = Duration.ofDays(30);

  private final LookupQueue queue;
  private final TenantLogin login;
  private final ObjectMapper json;
  private final Clock clock;

  SiteLookups(LookupQueue queue, TenantLogin login, ObjectMapper json, Clock clock) {
    this.queue = queue;
    this.login = login;
    this.json = json;
    this.clock = clock;
  }

  /** Takes the questions to ask now, as many as the day still allows. */
  public void due(Exchange exchange) {
    int perDay = Integer.parseInt(property(exchange, "hub.perDay"));
    Deque<SiteQuestion> questions =
        new ArrayDeque<>(queue.due(connector(exchange), tenant(exchange), perDay));
    exchange.setProperty(QUESTIONS, questions);
    exchange.setProperty(MORE, !questions.isEmpty());
  }

  /** Makes the message the request of the next question. */
  public void ask(Exchange exchange) {
    SiteQuestion question = question(exchange);
    queue.makeFindable(question.site(), tenant(exchange));
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setBody(null);
    message.setHeader(Exchange.HTTP_METHOD, "GET");
    message.setHeader(Exchange.HTTP_URI, property(exchange, "hub.endpoint") + "/api/facilities/");
    message.setHeader(Exchange.HTTP_QUERY, query(question));
    message.setHeader("Accept", "application/json");
    login
        .authorization(connector(exchange), tenant(exchange))
        .ifPresent(header -> message.setHeader("Authorization", header));
  }

  private static String query(SiteQuestion question) {
    UriComponentsBuilder query =
        UriComponentsBuilder.newInstance().queryParam("q", "{q}").queryParam("pageSize", 10);
    if (country(question) != null) {
      query.queryParam("countries", country(question));
    }
    return Objects.requireNonNull(query.encode().buildAndExpand(question.value()).getQuery());
  }

  private static @Nullable String country(SiteQuestion question) {
    return question.by().equals("name") ? question.country() : null;
  }

  /**
   * Reads the answer. Where it is one, {@code hub.page} is true and the body lists the one document
   * to take in.
   *
   * @throws SourceUnavailable if the registry does not answer the question
   */
  public void read(Exchange exchange) {
    int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    exchange.setProperty(PAGE, status == OK);
    if (status == OK) {
      byte[] answer = exchange.getMessage().getBody(byte[].class);
      exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
      exchange.getMessage().setBody(List.of(document(question(exchange), answer)));
    } else if (status != NOT_FOUND) {
      throw unavailable(exchange, status);
    }
  }

  private SourceUnavailable unavailable(Exchange exchange, int status) {
    if (status == UNAUTHORIZED) {
      login.rejected(connector(exchange), tenant(exchange));
    }
    return new SourceUnavailable(
        connector(exchange) + " answered " + status,
        RetryAfter.read(exchange.getMessage().getHeader("Retry-After", String.class), clock));
  }

  /** The question has been answered, and Kafka has the answer if there was one. */
  public void answered(Exchange exchange) {
    boolean found = Boolean.TRUE.equals(exchange.getProperty(PAGE, Boolean.class));
    queue.asked(
        connector(exchange),
        tenant(exchange),
        question(exchange),
        found ? "answered" : "not found",
        FRESH);
    questions(exchange).removeFirst();
    boolean stopping = exchange.getContext().isStopping();
    exchange.setProperty(MORE, !stopping && !questions(exchange).isEmpty());
  }

  /** The answer stays as it is, byte for byte, beside the question. */
  private byte[] document(SiteQuestion question, byte[] answer) {
    ObjectNode asked =
        json.createObjectNode()
            .put("site", question.site().toString())
            .put("by", question.by())
            .put("value", question.value());
    if (country(question) != null) {
      asked.put("country", country(question));
    }
    ObjectNode document = json.createObjectNode();
    document.set("asked", asked);
    document.putRawValue("answer", new RawValue(new String(answer, StandardCharsets.UTF_8)));
    try {
      return json.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SiteQuestion question(Exchange exchange) {
    return questions(exchange).getFirst();
  }

  @SuppressWarnings("unchecked") // set by due()
  private static Deque<SiteQuestion> questions(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(QUESTIONS, Deque.class), "nothing is due");
  }

  private static String connector(Exchange exchange) {
    return property(exchange, "hub.connector");
  }

  private static String tenant(Exchange exchange) {
    return property(exchange, "hub.tenant");
  }

  private static String property(Exchange exchange, String name) {
    return Objects.requireNonNull(exchange.getProperty(name, String.class), name);
  }
}
