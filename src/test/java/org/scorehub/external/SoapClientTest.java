package org.scorehub.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An off-the-shelf SOAP client understands our WSDL and the answers it promises. */
class SoapClientTest {

  private static final String NAMESPACE = "urn:scorehub:profile:amfori-bsci:1";
  private static final Path SCHEMAS = Path.of("schemas/amfori-bsci");
  private static final String AUDIT = "mappings/amfori-bsci/examples/audit/";

  private record Request(Map<String, List<String>> headers, String body) {}

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private int status = 200;
  private String answer = "";

  SoapClientTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void startService() {
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stopService() {
    server.stop(0);
  }

  @Test
  void handsInADocumentByTheWsdlAlone() throws IOException {
    answer = "<receipt xmlns='%s'><exchangeId>e1</exchangeId><status>received</status></receipt>";
    NodeClient.Run run = submitAudit(AUDIT + "local-language-text/input.xml").succeeded();
    assertThat(run.out().get(0).at("/result/exchangeId").textValue()).isEqualTo("e1");
    assertThat(requests)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.headers().get("Authorization")).containsExactly("Basic dTpw");
              assertThat(request.headers().get("Soapaction"))
                  .containsExactly('"' + NAMESPACE + "/submitAudit\"");
              assertThat(request.body()).contains("<monitoringId>25-0440102</monitoringId>");
            });
  }

  @Test
  void buildsTheMessageFromTheSchemas(@TempDir Path folder) throws IOException {
    answer = "<receipt xmlns='%s'><exchangeId>e1</exchangeId><status>received</status></receipt>";
    Path audit = folder.resolve("audit.json");
    Files.writeString(
        audit,
        "{\"header\":{\"monitoringId\":\"25-0440102\"},"
            + "\"questions\":{\"question\":[{\"attributes\":{\"code\":\"1.1\"}}]}}");
    submitAudit(audit.toString()).succeeded();
    assertThat(requests.get(0).body())
        .contains("<audit xmlns=\"" + NAMESPACE + "\">", "<question code=\"1.1\">");
  }

  @Test
  void understandsAFaultAndAllProblemsInIt() throws IOException {
    status = 500;
    answer =
        """
        <soap:Fault xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
          <faultcode>soap:Client</faultcode><faultstring>refused</faultstring>
          <detail><problemReport xmlns="%s">
            <problem><code>a</code></problem><problem><code>b</code></problem>
          </problemReport></detail>
        </soap:Fault>""";
    NodeClient.Run run = submitAudit("-");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().get(0).at("/fault/detail/problemReport/problem")).hasSize(2);
    assertThat(run.out().get(0).get("status").intValue()).isEqualTo(500);
  }

  private NodeClient.Run submitAudit(String file) {
    String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/amfori-bsci";
    return NodeClient.soap().run("u", "p", endpoint + ".wsdl", endpoint, "submitAudit", file);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
      if (exchange.getRequestMethod().equals("GET")) {
        reply(exchange, 200, Files.readAllBytes(requested(exchange)));
      } else {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(new Request(Map.copyOf(exchange.getRequestHeaders()), body));
        reply(exchange, status, envelope(answer.formatted(NAMESPACE)).getBytes(UTF_8));
      }
    }
  }

  private static Path requested(HttpExchange exchange) {
    return SCHEMAS.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
  }

  private static void reply(HttpExchange exchange, int code, byte[] body) throws IOException {
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String envelope(String content) {
    return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
        + content
        + "</soap:Body></soap:Envelope>";
  }
}
