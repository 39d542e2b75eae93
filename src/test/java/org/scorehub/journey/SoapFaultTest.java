package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.HubTest;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** A malformed call is answered with a SOAP fault of the sender's, and nothing is kept. */
@HubTest
class SoapFaultTest {

  @Autowired private HubUnderTest hub;
  @Autowired private WebClient web;

  static Stream<Arguments> malformedCalls() {
    return Stream.of(
        Arguments.of("no XML", "this is no XML"),
        Arguments.of("nothing", ""),
        Arguments.of("cut off", AuditFixture.audit().toSoap().substring(0, 300)),
        Arguments.of("no envelope", AuditFixture.audit().toXml()),
        Arguments.of("empty body", AuditFixture.soap("")),
        Arguments.of("another root", AuditFixture.soap("<order xmlns='urn:x'/>")),
        Arguments.of(
            "a document type",
            AuditFixture.audit()
                .toSoap()
                .replace(
                    "<soap:Envelope",
                    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><soap:Envelope")
                .replace("Song Hong", "&x;")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedCalls")
  void answersAMalformedCallWithAFault(String what, String envelope) {
    HttpResponse<String> answer = hub.call(web.as("engineer"), "submitAudit", envelope);
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 500);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/xml"));
    assertThat(answer.body())
        .contains("Fault>", "faultcode")
        .containsPattern(":(Client|VersionMismatch)</")
        .doesNotContain("Exception", "org.apache", "root:x");
  }

  @Test
  void takesADocumentThatBreaksTheSchemaAndReportsItLater() {
    String broken = AuditFixture.audit().monitoringId("25/1").toSoap();
    String id = hub.submitAudit("engineer", broken);
    assertThat(hub.settled("engineer", id).path("state").asText()).isEqualTo("QUARANTINED");
  }

  @Test
  void servesItsDescriptionWithTheSchemasItNames() {
    HttpResponse<String> wsdl = web.as("engineer").get("/services/amfori-bsci?wsdl");
    assertThat(wsdl.statusCode()).isEqualTo(200);
    assertThat(wsdl.body()).contains("submitAudit", "submitZeroToleranceAlert");
  }
}
