package org.scorehub.platform.sandbox.declared;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scorehub.platform.sandbox.declared.Declaration.Transfer;

/**
 * Offers documents to {@code rest-poll}: two a page where there is a next page to point to, after a
 * cursor, which counts documents. The tag is that of the whole shelf, so that a client that has
 * read everything is answered 304.
 */
final class Offering implements Service {

  private static final String CURSOR = "${cursor}";
  private static final String ITEMS = "items";
  private static final int PAGE_SIZE = 2;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Transfer transfer;
  private final Shelf shelf;
  private final String address;
  private final Pattern url;

  /**
   * @param base path of the tenant's endpoint
   */
  Offering(String base, Transfer transfer, Shelf shelf) {
    this.transfer = transfer;
    this.shelf = shelf;
    this.address =
        base.replaceAll("/+$", "") + "/" + transfer.parameter("path").replaceAll("^/+", "");
    String pattern = Pattern.quote(address).replace(CURSOR, "\\E([^&?/]*)\\Q");
    this.url =
        Pattern.compile(address.contains(CURSOR) ? pattern : pattern + "(?:[?&]after=(.*))?");
  }

  @Override
  public boolean isMeant(Request request) {
    return request.getMethod().getName().equals("GET") && url.matcher(request.getUrl()).matches();
  }

  @Override
  public String loginHeader() {
    return "Authorization";
  }

  @Override
  public ResponseDefinition answer(Request request) {
    String cursor = cursor(request);
    if (!cursor.matches("\\d{0,9}")) {
      return Answers.refusal(
          Answers.BAD_REQUEST, "No such cursor", List.of("'" + cursor + "' is no cursor"));
    }
    String tag = "\"" + shelf.size() + '"';
    return tag.equals(Answers.header(request, "If-None-Match"))
        ? Answers.status(Answers.NOT_MODIFIED, "ETag", tag)
        : Answers.json(page(request, cursor.isEmpty() ? 0 : Integer.parseInt(cursor)))
            .withHeader("ETag", tag)
            .build();
  }

  private String cursor(Request request) {
    Matcher asked = url.matcher(request.getUrl());
    Optional<String> cursor =
        asked.matches() ? Optional.ofNullable(asked.group(1)) : Optional.empty();
    return URLDecoder.decode(cursor.orElse(""), StandardCharsets.UTF_8);
  }

  private String page(Request request, int first) {
    boolean paged = !transfer.parameter("next").isEmpty();
    List<String> documents = shelf.after(first, paged ? PAGE_SIZE : Integer.MAX_VALUE);
    int last = first + documents.size();
    ArrayNode items = JSON.arrayNode();
    documents.forEach(document -> items.addRawValue(new RawValue(document)));
    if (transfer.parameter(ITEMS).isEmpty()) {
      return items.toString();
    }
    ObjectNode page = JSON.objectNode();
    put(page, transfer.parameter(ITEMS), items);
    put(page, transfer.parameter("cursor"), JSON.textNode(Integer.toString(last)));
    if (paged && last < shelf.size()) {
      put(page, transfer.parameter("next"), JSON.textNode(next(request, last)));
    }
    return page.toString();
  }

  private static void put(ObjectNode page, String pointer, JsonNode value) {
    if (!pointer.isEmpty()) {
      JsonPointer place = JsonPointer.compile(pointer);
      page.withObject(place.head()).set(place.last().getMatchingProperty(), value);
    }
  }

  private String next(Request request, int last) {
    String origin = request.getAbsoluteUrl().replaceFirst("^(https?://[^/]*).*$", "$1");
    String joint = address.contains("?") ? "&" : "?";
    return origin
        + (address.contains(CURSOR)
            ? address.replace(CURSOR, Integer.toString(last))
            : address + joint + "after=" + last);
  }

  @Override
  public String toString() {
    return "GET " + address;
  }
}
