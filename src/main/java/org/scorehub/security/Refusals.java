package org.scorehub.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers programs that may not: problem details, or plain text to SOAP clients. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final PathPrefix SOAP = PathPrefix.of("/services");

  private final ObjectMapper json;

  Refusals(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.addHeader(
        HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"score-hub\", charset=\"UTF-8\"");
    response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"score-hub\"");
    answer(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "Log in with HTTP Basic or a machine token (Authorization: Bearer)");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    answer(request, response, HttpStatus.FORBIDDEN, "Your role does not allow this");
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setCharacterEncoding("UTF-8");
    if (SOAP.matches(request)) {
      response.setContentType(MediaType.TEXT_PLAIN_VALUE);
      response.getWriter().write(detail);
    } else {
      ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
      problem.setInstance(URI.create(request.getRequestURI()));
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      json.writeValue(response.getWriter(), problem);
    }
  }
}
