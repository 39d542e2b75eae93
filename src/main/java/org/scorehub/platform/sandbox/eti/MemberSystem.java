package org.scorehub.platform.sandbox.eti;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;

/** Answers for the systems of all members: who is asked stands first in the path. */
final class MemberSystem implements ResponseDefinitionTransformerV2 {

  private static final int MEMBER = 1;
  private static final int SITE = 4;

  private final AccessTokens tokens;
  private final TokenEndpoint login;
  private final AuditList audits;
  private final PlanEndpoint plans;

  MemberSystem(AccessTokens tokens, TokenEndpoint login, AuditList audits, PlanEndpoint plans) {
    this.tokens = tokens;
    this.login = login;
    this.audits = audits;
    this.plans = plans;
  }

  @Override
  public String getName() {
    return "eti-member";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    String operation = event.getTransformerParameters().getString("operation");
    return answer(event.getRequest(), operation).build();
  }

  private ResponseDefinitionBuilder answer(Request request, String operation) {
    String member = part(request, MEMBER);
    if (operation.equals("token")) {
      return login.answer(request, member);
    }
    if (!tokens.allows(member, Headers.of(request, "Authorization"))) {
      return Answers.tokenNeeded();
    }
    return switch (operation) {
      case "audits" -> audits.answer(request, member);
      case "plan" -> plans.read(member, part(request, SITE));
      case "report" -> plans.change(request, member, part(request, SITE));
      default -> throw new IllegalArgumentException("no operation " + operation);
    };
  }

  private static String part(Request request, int index) {
    String path = request.getUrl().split("\\?", 2)[0];
    return URLDecoder.decode(path.split("/", -1)[index], UTF_8);
  }
}
