package org.scorehub.platform.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Answers with the arrivals as JSON, without the credential that came with them. */
final class ArrivalList implements ResponseDefinitionTransformerV2 {

  private final ArrivalLog log;
  private final ObjectMapper json = new ObjectMapper();

  ArrivalList(ArrivalLog log) {
    this.log = log;
  }

  @Override
  public String getName() {
    return "arrivals";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    ObjectNode answer = json.createObjectNode().put("count", log.count());
    ArrayNode items = answer.putArray("items");
    log.arrivals().forEach(arrival -> items.add(item(arrival)));
    return ResponseDefinitionBuilder.like(event.getResponseDefinition())
        .but()
        .withBody(answer.toString().getBytes(UTF_8))
        .build();
  }

  private ObjectNode item(Arrival arrival) {
    ObjectNode item = json.createObjectNode();
    item.put("at", arrival.at().toString()).put("tenant", arrival.tenant());
    ObjectNode headers = item.putObject("headers");
    arrival.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    headers.remove("authorization");
    return item.put("body", new String(arrival.body(), UTF_8));
  }
}
