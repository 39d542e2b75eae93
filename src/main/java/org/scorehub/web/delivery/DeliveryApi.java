package org.scorehub.web.delivery;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.scorehub.security.AccessTrail;
import org.scorehub.web.Bytes;
import org.scorehub.web.Limit;
import org.scorehub.web.Listing;
import org.scorehub.web.NotVisible;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "deliveries", description = "What goes back to buyers")
class DeliveryApi {

  private final DeliveryReads deliveries;
  private final AccessTrail trail;

  DeliveryApi(DeliveryReads deliveries, AccessTrail trail) {
    this.deliveries = deliveries;
    this.trail = trail;
  }

  @GetMapping("/api/v1/deliveries")
  @Operation(
      summary = "Lists deliveries to your organisation, newest first; filters as on the page")
  Listing<DeliverySummary> list(
      @ParameterObject DeliveryFilter filter, @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return deliveries.list(filter, Limit.checked(limit));
  }

  @GetMapping("/api/v1/deliveries/{id}")
  @Operation(summary = "One delivery with every attempt")
  DeliveryDetail get(@PathVariable UUID id) {
    return deliveries.find(id).orElseThrow(() -> new NotVisible("delivery", id));
  }

  @GetMapping({"/api/v1/deliveries/{id}/content", "/deliveries/{id}/content"})
  @Operation(summary = "The exact bytes that every attempt sends")
  ResponseEntity<ByteArrayResource> content(@PathVariable UUID id) {
    DeliveryReads.Content content =
        deliveries.content(id).orElseThrow(() -> new NotVisible("content of delivery", id));
    trail.record("document.viewed", "delivery:" + id);
    return Bytes.download("delivery-" + id, content.contentType()).body(content.bytes());
  }
}
