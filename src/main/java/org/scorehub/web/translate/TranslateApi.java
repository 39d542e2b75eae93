package org.scorehub.web.translate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.trial.Trial;
import org.scorehub.trial.TrialDesk;
import org.scorehub.trial.TrialJson;
import org.scorehub.trial.TrialRequest;
import org.scorehub.web.NotVisible;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Translates a document without receiving it. */
@RestController
@Tag(name = "Translate")
class TranslateApi {

  private static final int MOST_CANONICAL_BYTES = 1 << 24;

  private final ConnectorCatalogue catalogue;
  private final TrialDesk desk;
  private final TrialReceivers receivers;

  TranslateApi(ConnectorCatalogue catalogue, TrialDesk desk, TrialReceivers receivers) {
    this.catalogue = catalogue;
    this.desk = desk;
    this.receivers = receivers;
  }

  @Operation(
      summary = "Try a document without any effect",
      description =
          "Nothing is stored, sent or counted. The body is the untouched document, of a document"
              + " that is sent the canonical record. Says what becomes of it, what would be"
              + " recommended and escalated on a site that nothing else is known of, and what"
              + " could be sent; with explain or of only that is told. Of a table, the first"
              + " 1,000 children are tried. The same as ./hub connector try --json.",
      parameters = {
        @Parameter(
            name = "explain",
            description =
                "Where a value stands that is to be explained, for example /findings/0/topic",
            array = @ArraySchema(schema = @Schema(type = "string"), maxItems = TrialRequest.MOST)),
        @Parameter(
            name = "of",
            description = "A place of the document, to tell which values it decides",
            array = @ArraySchema(schema = @Schema(type = "string"), maxItems = TrialRequest.MOST))
      },
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema =
                          @Schema(
                              oneOf = {
                                Trial.Received.class,
                                Trial.Table.class,
                                Trial.Sent.class
                              }))))
  @PostMapping(path = "/api/v1/translate", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] translate(
      @RequestParam String connector,
      @RequestParam String document,
      @Parameter(description = "Of a table, the row of the only child to try; 0 for all")
          @RequestParam(defaultValue = "0")
          int row,
      @Parameter(description = "Whether to say which organisations would be told")
          @RequestParam(defaultValue = "false")
          boolean receivers,
      @Parameter(hidden = true) HttpServletRequest request,
      InputStream body)
      throws IOException {
    Connector found =
        catalogue.find(connector).orElseThrow(() -> new NotVisible("connector", connector));
    TrialRequest wanted = new TrialRequest(values(request, "explain"), values(request, "of"), row);
    Trial trial = trial(found, document, wanted, body);
    return TrialJson.bytes(
        receivers && trial instanceof Trial.Received received
            ? this.receivers.added(received)
            : trial);
  }

  /** Read as they are: Spring takes a comma for the end of a path. */
  private static List<String> values(HttpServletRequest request, String name) {
    String @Nullable [] values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }

  private Trial trial(Connector connector, String document, TrialRequest wanted, InputStream body)
      throws IOException {
    OutboundDocument outbound = connector.outbound().get(document);
    if (outbound != null) {
      return desk.sent(connector, outbound, body.readNBytes(MOST_CANONICAL_BYTES), wanted);
    }
    InboundDocument inbound =
        connector
            .inbound(document)
            .orElseThrow(() -> new NotVisible("document", connector.id() + "/" + document));
    return inbound.table().isPresent()
        ? table(connector, inbound, wanted, body)
        : desk.received(connector, inbound, body.readNBytes(oneMoreThanAllowed(inbound)), wanted);
  }

  private Trial table(
      Connector connector, InboundDocument inbound, TrialRequest wanted, InputStream body)
      throws IOException {
    try (SpilledBody bytes = SpilledBody.of(body, inbound.definition().limits().maxBytes())) {
      return desk.table(connector, inbound, bytes, wanted);
    }
  }

  /** Enough for the reader to see that a document is too large, and no more. */
  private static int oneMoreThanAllowed(InboundDocument inbound) {
    return Math.toIntExact(
        Math.min(inbound.definition().limits().maxBytes() + 1, Integer.MAX_VALUE - 8L));
  }
}
