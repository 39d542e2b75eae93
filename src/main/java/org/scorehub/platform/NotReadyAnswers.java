package org.scorehub.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks senders to come again while the receiving routes are not there: the web server listens
 * before they start and after they have stopped, and a 404 would tell a sender to give up.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NotReadyAnswers extends OncePerRequestFilter {

  private static final String DOCUMENTS = "/api/v1/connectors/";
  private static final String SAID =
      "The hub cannot keep documents at the moment; send it again later";
  private static final String PROBLEM =
      """
      {"type":"urn:scorehub:problem:reception.unavailable","title":"The document was not taken",\
      "status":503,"detail":"%s"}"""
          .formatted(SAID);
  private static final String FAULT =
      """
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
      <soap:Fault><faultcode>soap:Server</faultcode><faultstring>%s</faultstring></soap:Fault>\
      </soap:Body></soap:Envelope>"""
          .formatted(SAID);

  private final ApplicationAvailability availability;
  private final String services;

  NotReadyAnswers(ApplicationAvailability availability, @Value("${cxf.path}") String services) {
    this.availability = availability;
    this.services = services + "/";
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    boolean document =
        request.getMethod().equals("POST")
            && (request.getRequestURI().startsWith(DOCUMENTS) || isSoap(request));
    return !document || availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
  }

  private boolean isSoap(HttpServletRequest request) {
    return request.getRequestURI().startsWith(services);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean soap = isSoap(request);
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", "5");
    response.setContentType(soap ? "text/xml" : "application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(soap ? FAULT : PROBLEM);
  }
}
