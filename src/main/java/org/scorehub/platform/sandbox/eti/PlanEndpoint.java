package org.scorehub.platform.sandbox.eti;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.scorehub.platform.sandbox.Receipt;

/** The corrective-action plan of a site: read with its entity tag, changed by that tag only. */
final class PlanEndpoint {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int PRECONDITION_FAILED = 412;
  private static final int PRECONDITION_REQUIRED = 428;
  private static final int REFERENCE_LENGTH = 8;

  private final ActionPlans plans = new ActionPlans();
  private final ProgressSchema schema;
  private final Clock clock;
  private final Consumer<Receipt> receipts;

  PlanEndpoint(ProgressSchema schema, Clock clock, Consumer<Receipt> receipts) {
    this.schema = schema;
    this.clock = clock;
    this.receipts = receipts;
  }

  ResponseDefinitionBuilder read(String tenant, String site) {
    ActionPlans.Plan plan = plans.of(tenant, site);
    return Answers.json(OK, plan.content()).withHeader("ETag", plan.tag());
  }

  ResponseDefinitionBuilder change(Request request, String tenant, String site) {
    String tag = Headers.of(request, "If-Match");
    if (tag.isEmpty()) {
      return Answers.refusal(PRECONDITION_REQUIRED, "If-Match is missing", List.of());
    }
    ProgressSchema.Checked report = schema.check(request.getBodyAsString());
    List<String> problems = problems(request, site, report);
    return problems.isEmpty()
        ? plans
            .change(tenant, site, tag, report.content())
            .map(plan -> taken(tenant, plan))
            .orElseGet(PlanEndpoint::changedSince)
        : Answers.refusal(BAD_REQUEST, "The report does not fit", problems);
  }

  private static List<String> problems(
      Request request, String site, ProgressSchema.Checked report) {
    List<String> problems = new ArrayList<>(report.problems());
    String type = Headers.of(request, "Content-Type").toLowerCase(Locale.ROOT);
    if (!type.matches("application/json(\\s*;.*)?")) {
      problems.add("Content-Type is '" + type + "', not application/json");
    }
    if (Headers.of(request, "Idempotency-Key").isBlank()) {
      problems.add("Idempotency-Key is missing");
    }
    String named = report.content().path("site_reference").asText();
    if (!named.isEmpty() && !named.equals(site)) {
      problems.add("/site_reference is " + named + ", the address names " + site);
    }
    return problems;
  }

  private ResponseDefinitionBuilder taken(String tenant, ActionPlans.Plan plan) {
    String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
    String id = "EM-" + reference.toUpperCase(Locale.ROOT);
    long version = plan.content().path("version").asLong();
    String name = plan.content().path("site_name").asText();
    receipts.accept(new Receipt(id, tenant, name, version, clock.instant()));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("receipt", id).put("status", "accepted").put("version", version);
    return Answers.json(OK, body).withHeader("ETag", plan.tag());
  }

  private static ResponseDefinitionBuilder changedSince() {
    return Answers.refusal(PRECONDITION_FAILED, "The plan has changed since", List.of());
  }
}
