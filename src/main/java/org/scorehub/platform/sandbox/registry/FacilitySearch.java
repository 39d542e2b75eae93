package org.scorehub.platform.sandbox.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * Finds facilities by part of a name or by OS ID, also a former one, within countries, ten a page.
 */
final class FacilitySearch implements ResponseDefinitionTransformerV2 {

  private static final int UNAUTHORIZED = 401;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY = 429;
  private static final int PAGE = 10;

  private final List<JsonNode> facilities;
  private final byte[] authorization;
  private final MinuteLimit limit;
  private final ObjectMapper json = new ObjectMapper();

  FacilitySearch(List<JsonNode> facilities, String authorization, MinuteLimit limit) {
    this.facilities = facilities;
    this.authorization = authorization.getBytes(UTF_8);
    this.limit = limit;
  }

  @Override
  public String getName() {
    return "facility-search";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    String given = request.getHeader("Authorization");
    if (given == null || !MessageDigest.isEqual(authorization, given.getBytes(UTF_8))) {
      return answer(UNAUTHORIZED, detail("Authentication credentials were not provided."));
    }
    long wait = limit.secondsToWait();
    if (wait > 0) {
      return ResponseDefinitionBuilder.like(
              answer(
                  TOO_MANY,
                  detail("Request was throttled. Expected available in " + wait + " seconds.")))
          .but()
          .withHeader("Retry-After", Long.toString(wait))
          .build();
    }
    String q = parameter(request, "q");
    return q.isBlank()
        ? answer(BAD_REQUEST, detail("q: this search takes a name or an OS ID"))
        : answer(200, found(q, parameter(request, "countries")));
  }

  private ObjectNode found(String q, String country) {
    List<JsonNode> all =
        facilities.stream()
            .filter(facility -> matches(facility.path("properties"), q, country))
            .toList();
    ObjectNode page = json.createObjectNode().put("type", "FeatureCollection");
    page.put("count", all.size()).putNull("next").putNull("previous");
    ArrayNode features = page.putArray("features");
    all.stream().limit(PAGE).forEach(features::add);
    return page;
  }

  private static boolean matches(JsonNode properties, String q, String country) {
    String name = properties.path("name").asText().toLowerCase(Locale.ROOT);
    boolean named =
        properties.path("os_id").asText().equals(q)
            || isFormer(properties.path("historical_os_id"), q)
            || name.contains(q.toLowerCase(Locale.ROOT));
    return named && (country.isBlank() || properties.path("country_code").asText().equals(country));
  }

  private static boolean isFormer(JsonNode osIds, String q) {
    return StreamSupport.stream(osIds.spliterator(), false).anyMatch(id -> id.asText().equals(q));
  }

  private ObjectNode detail(String text) {
    return json.createObjectNode().put("detail", text);
  }

  private static ResponseDefinition answer(int status, ObjectNode body) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body.toString().getBytes(UTF_8))
        .build();
  }

  private static String parameter(Request request, String name) {
    QueryParameter parameter = request.queryParameter(name);
    return parameter.isPresent() ? parameter.firstValue() : "";
  }
}
