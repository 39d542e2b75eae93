package org.scorehub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoapAnswersTest {

  private static final String ENVELOPE =
      "<s:Envelope"
          + " xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>%s</s:Body></s:Envelope>";

  @ParameterizedTest
  @CsvSource({"accepted,false", "applied,true"})
  void readsAReceipt(String status, boolean applied) {
    Answer answer =
        answer(
            200,
            "<a:acknowledgement xmlns:a='urn:x'><a:receiptId>R-1</a:receiptId><a:status>"
                + status
                + "</a:status></a:acknowledgement>");
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    assertThat(((Answer.Accepted) answer).receipt()).isEqualTo("R-1");
    assertThat(((Answer.Accepted) answer).applied()).isEqualTo(applied);
  }

  @Test
  void takesAFaultOfTheSenderAsARefusal() {
    assertThat(answer(500, fault("s:Client"))).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void takesAFaultOfTheReceiverAsUnavailable() {
    assertThat(answer(500, fault("s:Server"))).isInstanceOf(Answer.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 413, 422})
  void takesRefusingStatusesAsRefusals(int status) {
    assertThat(answer(status, "")).isInstanceOf(Answer.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 301, 408, 429, 500, 502, 503, 504})
  void takesOtherStatusesAsUnavailable(int status) {
    assertThat(answer(status, "")).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void asksAgainWhereTheLoginIsNotKnownAnyMore() {
    assertThat(answer(401, "")).isInstanceOf(Answer.Unavailable.class);
    assertThat(answer(401, fault("s:Client"))).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void doesNotTakeAPageForAReceipt() {
    assertThat(SoapAnswers.answer(200, bytes("<html>Welcome</html>"), null))
        .isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void passesOnHowLongToWait() {
    Answer answer = SoapAnswers.answer(503, bytes("busy"), Duration.ofSeconds(30));
    assertThat(((Answer.Unavailable) answer).retryAfter()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void wrapsADocumentOnceAndWithoutItsDeclaration() {
    byte[] envelope = SoapEnvelope.around(bytes("<?xml version=\"1.0\"?>\n<a>ä</a>"));
    assertThat(new String(envelope, StandardCharsets.UTF_8))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope"
                + " xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><a>ä</a>"
                + "</soap:Body></soap:Envelope>");
  }

  private static String fault(String code) {
    return "<s:Fault><faultcode>" + code + "</faultcode><faultstring>no</faultstring></s:Fault>";
  }

  private static Answer answer(int status, String body) {
    return SoapAnswers.answer(status, bytes(ENVELOPE.formatted(body)), null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
