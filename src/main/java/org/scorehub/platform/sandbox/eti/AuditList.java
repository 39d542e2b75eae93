package org.scorehub.platform.sandbox.eti;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Lists a member's audits: {@code ?updated_since=} the cursor of the last page that was read. */
final class AuditList {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final AuditShelf shelf;

  AuditList(AuditShelf shelf) {
    this.shelf = shelf;
  }

  ResponseDefinitionBuilder answer(Request request, String tenant) {
    try {
      Instant from = from(request);
      String tag = "\"audits-" + from + '-' + shelf.latest(tenant) + '"';
      return Headers.of(request, "If-None-Match").equals(tag)
          ? Answers.notModified(tag)
          : Answers.json(OK, page(request, tenant, from)).withHeader("ETag", tag);
    } catch (DateTimeException e) {
      return Answers.refusal(
          BAD_REQUEST, "No such cursor", List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Links to further pages say where to go on, beside what was asked for. */
  private static Instant from(Request request) {
    String after = value(request, "after");
    String since = after.isEmpty() ? value(request, "updated_since") : after;
    return since.isEmpty() ? Instant.EPOCH : Instant.parse(since);
  }

  private ObjectNode page(Request request, String tenant, Instant from) {
    AuditShelf.Page page = shelf.after(tenant, from);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("data").addAll(page.audits());
    ObjectNode links = body.putObject("links").put("self", request.getAbsoluteUrl());
    if (page.more()) {
      URI url = URI.create(request.getAbsoluteUrl());
      links.put("next", url.resolve(url.getPath()) + "?after=" + page.end());
    }
    body.putObject("meta").put("cursor", page.end().toString());
    return body;
  }

  private static String value(Request request, String name) {
    QueryParameter parameter = request.queryParameter(name);
    return parameter.isPresent() ? parameter.firstValue() : "";
  }
}
