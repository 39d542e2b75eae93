package org.scorehub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Translates a document without receiving it. */
@RestController
@Tag(name = "Translate")
class TranslateApi {

  private final ConnectorCatalogue catalogue;

  TranslateApi(ConnectorCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What would become of a document.
   *
   * @param usable false if it would be quarantined
   * @param bundleId the files it was translated with
   * @param canonical the canonical record; null if it is not usable
   * @param problems every problem found
   * @param alarms escalations that it would raise at once, usable or not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DryTranslation(
      boolean usable,
      String bundleId,
      @Nullable JsonNode canonical,
      List<Problem> problems,
      List<JsonNode> alarms) {

    static DryTranslation of(Translation translation, String bundleId) {
      JsonNode canonical =
          translation instanceof Translation.Translated translated
              ? CanonicalJson.write(translated.canonical())
              : null;
      return new DryTranslation(
          canonical != null,
          bundleId,
          canonical,
          translation.problems(),
          translation.alarms().stream().map(CanonicalJson::write).toList());
    }
  }

  @Operation(
      summary = "Translate a document without any effect",
      description =
          "Nothing is stored, sent or counted. The body is the untouched document. Of a table, the"
              + " first 1,000 rows are translated.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(oneOf = {DryTranslation.class, DryTable.class}))))
  @PostMapping("/api/v1/translate")
  Object translate(@RequestParam String connector, @RequestParam String document, InputStream body)
      throws IOException {
    Connector found =
        catalogue.find(connector).orElseThrow(() -> new NotVisible("connector", connector));
    InboundDocument inbound =
        found
            .inbound(document)
            .orElseThrow(() -> new NotVisible("inbound document", connector + "/" + document));
    String bundleId = found.bundle().id();
    return inbound.table().isPresent()
        ? DryTable.of(inbound, bundleId, body)
        : DryTranslation.of(
            inbound.translate(body.readNBytes(oneMoreThanAllowed(inbound))), bundleId);
  }

  /** Enough for the reader to see that a document is too large, and no more. */
  private static int oneMoreThanAllowed(InboundDocument inbound) {
    return Math.toIntExact(
        Math.min(inbound.definition().limits().maxBytes() + 1, Integer.MAX_VALUE - 8L));
  }
}
