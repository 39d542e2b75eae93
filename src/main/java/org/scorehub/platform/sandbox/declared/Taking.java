package org.scorehub.platform.sandbox.declared;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scorehub.platform.sandbox.Receipt;
import org.scorehub.platform.sandbox.declared.Declaration.Transfer;

/**
 * Takes deliveries by {@code http-out} and {@code soap-out}: refuses those that do not fit, naming
 * all that is wrong, and gives a receipt for each of the others, repeated or not. Where the route
 * has {@code etag: required}, the resource can be asked for, and a change needs its present tag.
 */
final class Taking implements Service {

  private static final String KEY = "${key}";
  private static final int REFERENCE_LENGTH = 8;

  private final String tenant;
  private final Transfer transfer;
  private final DocumentCheck check;
  private final Consumer<Receipt> receipts;
  private final String address;
  private final Pattern path;
  private final Map<String, Integer> changes = new ConcurrentHashMap<>();

  /**
   * @param base path of the tenant's endpoint
   */
  Taking(
      String tenant,
      String base,
      Transfer transfer,
      DocumentCheck check,
      Consumer<Receipt> receipts) {
    this.tenant = tenant;
    this.transfer = transfer;
    this.check = check;
    this.receipts = receipts;
    this.address = base.replaceAll("/+$", "") + transfer.parameter("path");
    String around = Pattern.quote(address).replace(KEY, "\\E([^/]+)\\Q");
    this.path = Pattern.compile(address.isEmpty() ? "/?" : around);
  }

  private boolean soap() {
    return transfer.template().equals("soap-out");
  }

  private String method() {
    return soap() ? "POST" : transfer.parameter("method");
  }

  private boolean tagged() {
    return transfer.parameter("etag").equals("required");
  }

  @Override
  public boolean isMeant(Request request) {
    boolean method =
        request.getMethod().getName().equals(method())
            || (tagged() && request.getMethod().getName().equals("GET"));
    return method && path.matcher(Answers.path(request)).matches();
  }

  @Override
  public String loginHeader() {
    return soap() ? "Authorization" : transfer.parameter("header");
  }

  @Override
  public synchronized ResponseDefinition answer(Request request) {
    String resource = Answers.path(request);
    String match = Answers.header(request, "If-Match");
    if (request.getMethod().getName().equals("GET")) {
      return Answers.json("{}").withHeader("ETag", tag(resource)).build();
    }
    if (tagged() && match.isEmpty()) {
      return Answers.refusal(Answers.PRECONDITION_REQUIRED, "If-Match is missing", List.of());
    }
    if (tagged() && !match.equals(tag(resource))) {
      return Answers.refusal(Answers.PRECONDITION_FAILED, "It has changed since", List.of());
    }
    DocumentCheck.Looked looked = check.look(request.getBody());
    List<String> problems = problems(request, looked);
    return problems.isEmpty()
        ? taken(resource, looked.facts())
        : Answers.refusal(Answers.BAD_REQUEST, "The request does not fit", problems);
  }

  private List<String> problems(Request request, DocumentCheck.Looked looked) {
    List<String> problems = new ArrayList<>();
    String type = Answers.header(request, "Content-Type");
    if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(check.mediaType())) {
      problems.add("Content-Type is '" + type + "', not " + check.mediaType());
    }
    if (Answers.header(request, "Idempotency-Key").isBlank()) {
      problems.add("Idempotency-Key is missing");
    }
    String action = Answers.header(request, "SOAPAction").replace("\"", "");
    if (soap() && !action.equals(transfer.parameter("soapAction"))) {
      problems.add("SOAPAction is '" + action + "'");
    }
    problems.addAll(looked.problems());
    Matcher named = path.matcher(Answers.path(request));
    if (address.contains(KEY) && named.matches()) {
      String key = URLDecoder.decode(named.group(1), StandardCharsets.UTF_8);
      if (!key.equals(looked.facts().key())) {
        problems.add(
            "the address is of '%s', the content of '%s'".formatted(key, looked.facts().key()));
      }
    }
    return problems;
  }

  private ResponseDefinition taken(String resource, Facts facts) {
    changes.merge(resource, 1, Integer::sum);
    String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
    String id = "DT-" + reference.toUpperCase(Locale.ROOT);
    receipts.accept(new Receipt(id, tenant, facts.siteName(), facts.version(), Instant.now()));
    return soap()
        ? Answers.json(acknowledgement(id)).withHeader("Content-Type", "text/xml").build()
        : Answers.json(receipt(id)).withHeader("ETag", tag(resource)).build();
  }

  private String tag(String resource) {
    return "\"" + changes.getOrDefault(resource, 0) + '"';
  }

  private String receipt(String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    JsonPointer place = JsonPointer.compile(transfer.parameter("receipt"));
    if (!place.matches()) {
      body.withObject(place.head()).put(place.last().getMatchingProperty(), id);
    }
    return body.toString();
  }

  private static String acknowledgement(String id) {
    return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
        + "<acknowledgement><receiptId>"
        + id
        + "</receiptId><status>accepted</status></acknowledgement></soap:Body></soap:Envelope>";
  }

  @Override
  public String toString() {
    return method() + " " + address;
  }
}
