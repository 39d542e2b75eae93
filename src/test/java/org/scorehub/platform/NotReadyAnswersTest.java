package org.scorehub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class NotReadyAnswersTest {

  private static final String REST = "/api/v1/connectors/score-training/visit";
  private static final String SOAP = "/services/amfori-bsci";

  private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();
  private final NotReadyAnswers answers = new NotReadyAnswers(availability, "/services");

  private void become(ReadinessState state) {
    availability.onApplicationEvent(
        new AvailabilityChangeEvent<>(new StaticApplicationContext(), state));
  }

  /** 200 stands for whatever comes behind. */
  private MockHttpServletResponse answer(String method, String path)
      throws ServletException, IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    answers.doFilter(new MockHttpServletRequest(method, path), response, new MockFilterChain());
    return response;
  }

  @ParameterizedTest
  @ValueSource(strings = {REST, SOAP})
  void asksASenderToComeAgainWhileRoutesAreNotThere(String path)
      throws ServletException, IOException {
    assertThat(answer("POST", path).getStatus()).isEqualTo(503);
    become(ReadinessState.ACCEPTING_TRAFFIC);
    assertThat(answer("POST", path).getStatus()).isEqualTo(200);
    become(ReadinessState.REFUSING_TRAFFIC);
    MockHttpServletResponse answer = answer("POST", path);
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
  }

  @Test
  void answersInTheWordsOfTheInterface() throws ServletException, IOException {
    assertThat(answer("POST", REST).getContentType()).startsWith("application/problem+json");
    assertThat(answer("POST", REST).getContentAsString())
        .contains("urn:scorehub:problem:reception.unavailable");
    assertThat(answer("POST", SOAP).getContentType()).startsWith("text/xml");
    assertThat(answer("POST", SOAP).getContentAsString())
        .contains("<faultcode>soap:Server</faultcode>");
  }

  @ParameterizedTest
  @CsvSource({"GET, " + REST, "GET, /actuator/health", "POST, /login", "GET, /"})
  void leavesEverythingElseAlone(String method, String path) throws ServletException, IOException {
    assertThat(answer(method, path).getStatus()).isEqualTo(200);
  }
}
