package org.scorehub.web.explain;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.scorehub.connector.explain.Reach;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "explanations", description = "Why a value of the past is so")
class ExplanationApi {

  private final PastExchanges exchanges;
  private final PastDeliveries deliveries;

  ExplanationApi(PastExchanges exchanges, PastDeliveries deliveries) {
    this.exchanges = exchanges;
    this.deliveries = deliveries;
  }

  @GetMapping("/api/v1/exchanges/{id}/explanation")
  @Operation(
      summary = "Why a value of the canonical record is so, by the files used then",
      description =
          "Names the source bytes and path, mapping file and line, rows of code lists and topics,"
              + " and the values before.")
  Explained exchange(@PathVariable UUID id, @RequestParam String path) {
    return exchanges.explain(id, path);
  }

  @GetMapping("/api/v1/exchanges/{id}/reach")
  @Operation(
      summary = "What came of a place of the document received, by the files used then",
      description = "A native path, or of a row of a table a cell as in Suppliers!C5.")
  List<Reach> reach(@PathVariable UUID id, @RequestParam String path) {
    return exchanges.reach(id, path);
  }

  @GetMapping("/api/v1/deliveries/{id}/explanation")
  @Operation(summary = "Why a value is so in the document that went out, by the files used then")
  Explained delivery(@PathVariable UUID id, @RequestParam String path) {
    return deliveries.explain(id, path);
  }
}
