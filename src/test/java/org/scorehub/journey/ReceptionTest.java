package org.scorehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.HubTest;
import org.scorehub.web.WebClient;
import org.springframework.beans.factory.annotation.Autowired;

/** What a sender is told before a document is acknowledged. */
@HubTest
class ReceptionTest {

  private static final byte[] UNTEXT = {'P', 'K', 3, 4, (byte) 0xff, '=', '%', 'z', '&', '&'};

  @Autowired private HubUnderTest hub;
  @Autowired private WebClient web;

  private final AuditFixture audit = AuditFixture.audit().finding("7.14", "no", "None");

  @Test
  void knowsAnIdAtOnceAndOnlyForItsOwner() {
    String id = hub.send("engineer", HubUnderTest.AUDIT, audit.bytes());
    String path = "/api/v1/exchanges/" + id;
    assertThat(hub.status("engineer", path)).isEqualTo(200);
    assertThat(hub.status("brand", path)).isEqualTo(404);
    hub.settled("engineer", id);
    assertThat(hub.status("brand", path)).isEqualTo(404);
    assertThat(hub.status("engineer", "/api/v1/exchanges/" + UUID.randomUUID())).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 40, 80})
  void refusesAnUploadOverTheLimitAndNamesIt(int megabytes) {
    HttpResponse<String> answer =
        hub.upload("engineer", HubUnderTest.AUDIT, padded(audit.toXml(), megabytes));
    assertThat(answer.statusCode()).isEqualTo(413);
    JsonNode problem = WebClient.parse(answer.body());
    assertThat(problem.path("detail").asText()).contains("10485760");
    assertThat(problem.at("/problems/0/code").asText()).isEqualTo("limit.bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1,   application/xml",
    "windows-1252, application/xml;charset=utf-8",
    "UTF-16,       text/xml",
    "UTF-8,        text/plain;charset=us-ascii",
    "UTF-8,        application/octet-stream"
  })
  void keepsTheBytesAsTheyCameWhateverTheirCharacterSet(Charset charset, String type) {
    String xml = audit.toXml().replaceFirst("<\\?xml[^>]*\\?>", "");
    byte[] bytes =
        ("<?xml version=\"1.0\" encoding=\"" + charset + "\"?><!--G\u00e9n\u00e9ral-->" + xml)
            .getBytes(charset);
    String id = handIn(HubUnderTest.AUDIT, type, bytes);
    assertThat(hub.settled("engineer", id).path("state").asText()).isEqualTo("RECORDED");
    assertThat(web.as("engineer").bytes("/api/v1/exchanges/" + id + "/raw")).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 400_000})
  void keepsBytesThatAreNoText(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    bytes[0] = (byte) 0xff;
    String id = handIn(HubUnderTest.AUDIT, "application/octet-stream", bytes);
    assertThat(hub.settled("engineer", id).path("state").asText()).isEqualTo("QUARANTINED");
    assertThat(web.as("engineer").bytes("/api/v1/exchanges/" + id + "/raw")).isEqualTo(bytes);
  }

  @Test
  void takesWhatIsInGzipForWhatItWasBefore() throws Exception {
    HttpResponse<String> answer = coded("gzip", gzip(audit.bytes()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = WebClient.parse(answer.body()).path("exchangeId").asText();
    assertThat(hub.settled("engineer", id).path("state").asText()).isEqualTo("RECORDED");
    assertThat(web.as("engineer").bytes("/api/v1/exchanges/" + id + "/raw"))
        .isEqualTo(audit.bytes());
  }

  @Test
  void refusesWhatIsNotInTheContentCodingThatItSays() throws Exception {
    byte[] gzip = gzip(audit.bytes());
    for (byte[] broken :
        List.of(audit.bytes(), Arrays.copyOf(gzip, gzip.length / 2), new byte[] {31})) {
      HttpResponse<String> answer = coded("gzip", broken);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(WebClient.parse(answer.body()).at("/problems/0/code").asText())
          .isEqualTo("reception.encoding");
    }
    assertThat(coded("br", audit.bytes()).statusCode()).isEqualTo(415);
  }

  private HttpResponse<String> coded(String coding, byte[] bytes) {
    return hub.upload("engineer", HubUnderTest.AUDIT, bytes, "Content-Encoding", coding);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private String handIn(String document, String type, byte[] bytes) {
    HttpResponse<String> answer =
        web.as("engineer").post("/api/v1/connectors/" + document, type, bytes);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return WebClient.parse(answer.body()).path("exchangeId").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "connectors/amfori-bsci/audit, application/x-www-form-urlencoded",
    "connectors/amfori-bsci/audit, Application/X-WWW-Form-Urlencoded; charset=UTF-8",
    "connectors/amfori-bsci/audit, multipart/form-data; boundary=part",
    "translate?connector=amfori-bsci&document=audit, application/x-www-form-urlencoded"
  })
  void refusesAFormInsteadOfLosingTheDocument(String address, String type) {
    HttpResponse<String> answer = web.as("engineer").post("/api/v1/" + address, type, UNTEXT);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
    JsonNode problem = WebClient.parse(answer.body()).at("/problems/0");
    assertThat(problem.path("code").asText()).isEqualTo("reception.form");
    assertThat(problem.path("value").asText()).isEqualTo(type);
  }

  @Test
  void refusesACallOverTheLimitAndNamesIt() {
    HttpResponse<String> answer =
        hub.call(
            web.as("engineer"),
            "submitAudit",
            new String(padded(audit.toSoap(), 11), StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isIn(413, 500);
    assertThat(answer.body()).contains("Fault", "10485760", "limit.bytes");
  }

  private static byte[] padded(String xml, int megabytes) {
    String padding = " ".repeat(megabytes * 1_000_000);
    return xml.replace("</header>", padding + "</header>").getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "engineer, amfori-bsci/ledger,          404",
    "engineer, no-such-connector/audit,     404",
    "trainer,  amfori-bsci/audit,           403",
    "brand,    score-training/visit,        403",
    "sourcing, amfori-bsci/audit,           403",
  })
  void refusesWhatIsUnknownOrNotForTheSender(String user, String document, int status) {
    HttpResponse<String> answer = hub.upload(user, document, audit.bytes());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(WebClient.parse(answer.body()).path("detail").asText()).isNotBlank();
  }

  @Test
  void refusesStrangers() {
    String path = "/api/v1/connectors/" + HubUnderTest.AUDIT;
    assertThat(web.stranger().post(path, "application/xml", audit.toXml()).statusCode())
        .isEqualTo(401);
    assertThat(hub.call(web.stranger(), "submitAudit", audit.toSoap()).statusCode()).isEqualTo(401);
  }

  @Test
  void answersARepeatedKeyWithTheSameExchange() {
    String key = UUID.randomUUID().toString();
    String first = send(audit, key);
    hub.settled("engineer", first);
    assertThat(send(audit, key)).isEqualTo(first);
    HttpResponse<String> other =
        hub.upload(
            "engineer",
            HubUnderTest.AUDIT,
            audit.finding("1.4", "no", "More").bytes(),
            "Idempotency-Key",
            key);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(WebClient.parse(other.body()).at("/problems/0/code").asText())
        .isEqualTo("idempotency.reused");
    JsonNode exchange = hub.read("engineer", "/api/v1/exchanges/" + first);
    assertThat(exchange.path("state").asText()).isEqualTo("RECORDED");
  }

  private String send(AuditFixture document, String key) {
    return hub.send("engineer", HubUnderTest.AUDIT, document.bytes(), "Idempotency-Key", key);
  }
}
