package org.scorehub.platform.sandbox.eti;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.scorehub.platform.sandbox.TwinSettings;

/** Gives out tokens for client credentials: RFC 6749, section 4.4. */
final class TokenEndpoint {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;

  private final AccessTokens tokens;
  private final String login;

  TokenEndpoint(AccessTokens tokens, TwinSettings settings) {
    this.tokens = tokens;
    this.login = settings.username() + ':' + settings.password();
  }

  ResponseDefinitionBuilder answer(Request request, String tenant) {
    List<String> form = List.of(request.getBodyAsString().split("&"));
    if (!form.contains("grant_type=client_credentials")) {
      return Answers.json(BAD_REQUEST, error("unsupported_grant_type"));
    }
    if (!isClient(request, form)) {
      return Answers.json(UNAUTHORIZED, error("invalid_client"))
          .withHeader("WWW-Authenticate", "Basic realm=\"" + tenant + '"');
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("access_token", tokens.issue(tenant));
    body.put("token_type", "Bearer");
    body.put("expires_in", AccessTokens.LIFE.toSeconds());
    return Answers.json(OK, body).withHeader("Cache-Control", "no-store");
  }

  /** By HTTP Basic or in the form: RFC 6749, section 2.3.1. */
  private boolean isClient(Request request, List<String> form) {
    String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    String posted = member(form, "client_id") + ':' + member(form, "client_secret");
    return same(Headers.of(request, "Authorization"), basic) || same(posted, login);
  }

  private static String member(List<String> form, String name) {
    return form.stream()
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
        .findFirst()
        .orElse("");
  }

  private static boolean same(String given, String wanted) {
    return MessageDigest.isEqual(given.getBytes(UTF_8), wanted.getBytes(UTF_8));
  }

  private static ObjectNode error(String code) {
    return JsonNodeFactory.instance.objectNode().put("error", code);
  }
}
