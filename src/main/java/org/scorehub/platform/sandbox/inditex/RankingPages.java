package org.scorehub.platform.sandbox.inditex;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import org.scorehub.platform.sandbox.ClientTokens;
import org.scorehub.platform.sandbox.inditex.RankingFeed.Entry;

/**
 * Answers {@code GET /{tenant}/v1/rankings?since=N} with two rankings a page. The ETag is that of
 * the whole feed, so a client that has read everything is answered 304.
 */
final class RankingPages implements ResponseDefinitionTransformerV2 {

  private static final int PAGE_SIZE = 2;

  private final RankingFeed feed;
  private final ClientTokens tokens;
  private final ObjectMapper json = new ObjectMapper();

  RankingPages(RankingFeed feed, ClientTokens tokens) {
    this.feed = feed;
    this.tokens = tokens;
  }

  @Override
  public String getName() {
    return "ranking-page";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    if (!tokens.admits(request)) {
      return Answers.unauthorized();
    }
    String since = since(request);
    if (!since.matches("\\d{0,18}")) {
      return Answers.problems(400, List.of("since: '" + since + "' is no cursor of this feed"));
    }
    String tenant = Answers.tenant(request);
    String tag = "\"" + feed.latest(tenant) + "\"";
    return tag.equals(request.getHeader("If-None-Match"))
        ? ResponseDefinitionBuilder.responseDefinition()
            .withStatus(304)
            .withHeader("ETag", tag)
            .build()
        : page(request, tenant, since.isEmpty() ? 0 : Long.parseLong(since), tag);
  }

  private static String since(Request request) {
    QueryParameter since = request.queryParameter("since");
    return since != null && since.isPresent() ? since.firstValue() : "";
  }

  private ResponseDefinition page(Request request, String tenant, long since, String tag) {
    List<Entry> entries = feed.after(tenant, since, PAGE_SIZE);
    long last = entries.isEmpty() ? since : entries.get(entries.size() - 1).number();
    ObjectNode page = json.createObjectNode();
    entries.forEach(entry -> page.withArray("data").add(entry.ranking()));
    page.withArray("data");
    page.putObject("meta").put("cursor", Long.toString(last));
    if (!feed.after(tenant, last, 1).isEmpty()) {
      String here = request.getAbsoluteUrl().replaceAll("\\?.*", "");
      page.putObject("links").put("next", here + "?since=" + last);
    }
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(200)
        .withHeader("Content-Type", "application/json")
        .withHeader("ETag", tag)
        .withBody(page.toString())
        .build();
  }
}
