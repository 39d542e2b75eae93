package org.scorehub.platform.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmforiTwinTest {

  private static final String ACTION =
      "\"urn:scorehub:profile:amfori-bsci:1/reportImprovementProgress\"";
  private static final Path REPORT =
      Path.of("mappings/amfori-bsci/examples/improvement-progress/training-under-way/expected.xml");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static AmforiTwin twin;
  private static String report;

  @BeforeAll
  static void start(@TempDir Path drops) throws IOException {
    report = Files.readString(REPORT);
    twin =
        AmforiTwin.start(
            Path.of("."), drops, new TwinSettings("127.0.0.1", 0, "score-hub", "sandbox"));
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @BeforeEach
  void asNew() {
    twin.recover();
    twin.forget();
  }

  @Test
  void acknowledgesAReportThatFits() throws Exception {
    List<Receipt> receipts = new CopyOnWriteArrayList<>();
    twin.onReceipt(receipts::add);

    HttpResponse<String> answer = send(valid(report));

    assertThat(answer.statusCode()).isEqualTo(200);
    SoapMessage acknowledgement = SoapMessage.read(answer.body().getBytes(UTF_8));
    assertThat(acknowledgement.isNamed(ProgressCheck.NAMESPACE, "acknowledgement")).isTrue();
    assertThat(acknowledgement.text("status")).hasValue("accepted");
    assertThat(receipts)
        .singleElement()
        .satisfies(
            receipt -> {
              assertThat(acknowledgement.text("receiptId")).hasValue(receipt.id());
              assertThat(receipt.tenant()).isEqualTo("demo-retail");
              assertThat(receipt.siteName()).isEqualTo("Hailan Sample Garment Co., Ltd.");
              assertThat(receipt.version()).isEqualTo(7);
            });
  }

  @Test
  void keepsEveryArrivalWithItsRawBytes() throws Exception {
    send(valid(report));
    send(valid(report));
    send(request("demo-brand").POST(BodyPublishers.ofString("no XML")));

    assertThat(twin.arrivalCount()).isEqualTo(3);
    assertThat(twin.arrivals())
        .extracting(Arrival::tenant)
        .containsExactly("demo-retail", "demo-retail", "demo-brand");
    assertThat(twin.arrivals().get(0).body()).isEqualTo(SoapMessage.around(report));
    assertThat(twin.arrivals().get(0).header("idempotency-key")).isEqualTo("key-1");
  }

  @Test
  void listsArrivalsWithoutTheirCredential() throws Exception {
    send(valid(report));

    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(twin.url().resolve("/__arrivals")).GET());

    JsonNode list = new ObjectMapper().readTree(answer.body());
    assertThat(list.path("count").asInt()).isEqualTo(1);
    assertThat(list.at("/items/0/body").asText()).contains("improvementProgress");
    assertThat(list.at("/items/0/headers").has("soapaction")).isTrue();
    assertThat(list.at("/items/0/headers").has("authorization")).isFalse();
  }

  @Nested
  class Refuses {

    @Test
    void aWrongCredential() throws Exception {
      HttpResponse<String> answer =
          send(valid(report).setHeader("Authorization", basic("score-hub:wrong")));

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(answer.body()).contains("http.login");
    }

    @Test
    void wrongHeadersAllAtOnce() throws Exception {
      HttpResponse<String> answer =
          send(
              request("demo-retail")
                  .header("Authorization", basic("score-hub:sandbox"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(SoapMessage.around(report))));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .contains("soap:Client", "http.content-type", "soap.action", "http.idempotency-key");
    }

    @Test
    void everyMistakeAgainstTheSchema() throws Exception {
      String wrong =
          report
              .replace("status=\"in-progress\"", "status=\"closed\"")
              .replace("<version>7</version>", "<version>seven</version>");

      HttpResponse<String> answer = send(valid(wrong));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("schema.invalid", "'closed'", "'seven'");
      assertThat(SoapMessage.read(answer.body().getBytes(UTF_8)).text("message")).isPresent();
    }

    @Test
    void anotherDocument() throws Exception {
      assertThat(send(valid("<audit xmlns=\"urn:scorehub:profile:amfori-bsci:1\"/>")).body())
          .contains("soap.body", "not improvementProgress");
    }

    @Test
    void whatIsNoEnvelope() throws Exception {
      HttpResponse<String> answer = send(valid(report).POST(BodyPublishers.ofString("<report>")));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("soap.envelope", "not well-formed");
    }

    @Test
    void documentTypes() throws Exception {
      String entity =
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
              + new String(SoapMessage.around(report), UTF_8).replaceFirst("<\\?xml.*?>\\s*", "");

      assertThat(send(valid(report).POST(BodyPublishers.ofString(entity))).body())
          .contains("soap.envelope", "DOCTYPE");
    }
  }

  @Nested
  class Fails {

    @Test
    void byRefusing() throws Exception {
      twin.fail(TwinFault.REFUSE);

      HttpResponse<String> answer = send(valid(report));

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("soap:Client", "site.not-supplying");
    }

    @Test
    void byBeingBusy() throws Exception {
      twin.fail(TwinFault.BUSY);

      HttpResponse<String> answer = send(valid(report));

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void byBeingSlow() {
      twin.fail(TwinFault.SLOW);

      assertThatThrownBy(() -> send(valid(report).timeout(Duration.ofMillis(500))))
          .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void byBreakingTheConnectionOff() {
      twin.fail(TwinFault.RESET);

      assertThatThrownBy(() -> send(valid(report))).isInstanceOf(IOException.class);
    }

    @Test
    void byAnsweringWithAPage() throws Exception {
      twin.fail(TwinFault.BROKEN);

      HttpResponse<String> answer = send(valid(report));

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
    }

    @Test
    void untilItRecoversAndCountsThoseArrivalsToo() throws Exception {
      twin.fail(TwinFault.BROKEN);
      twin.fail(TwinFault.BUSY);
      send(valid(report));
      twin.recover();

      assertThat(send(valid(report)).statusCode()).isEqualTo(200);
      assertThat(twin.arrivalCount()).isEqualTo(2);
    }

    @Test
    void whenToldSoOverHttp() throws Exception {
      assertThat(fault("busy").statusCode()).isEqualTo(204);
      assertThat(send(valid(report)).statusCode()).isEqualTo(503);
      assertThat(fault("none").statusCode()).isEqualTo(204);
      assertThat(send(valid(report)).statusCode()).isEqualTo(200);
      assertThat(fault("tired").statusCode()).isEqualTo(404);
    }
  }

  private static HttpRequest.Builder valid(String document) {
    return request("demo-retail")
        .header("Authorization", basic("score-hub:sandbox"))
        .header("Content-Type", "text/xml; charset=utf-8")
        .header("SOAPAction", ACTION)
        .header("Idempotency-Key", "key-1")
        .POST(BodyPublishers.ofByteArray(SoapMessage.around(document)));
  }

  private static HttpRequest.Builder request(String tenant) {
    URI service = twin.url().resolve("/" + tenant + "/improvement-progress");
    return HttpRequest.newBuilder(service).timeout(Duration.ofSeconds(10));
  }

  private static HttpResponse<String> fault(String name) throws Exception {
    return send(
        HttpRequest.newBuilder(twin.url().resolve("/__fault/" + name))
            .POST(BodyPublishers.noBody()));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }
}
