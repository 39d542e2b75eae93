package org.scorehub.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.scorehub.security.SchemaTexts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read-only part of the Confluent schema registry interface that decoding needs. */
@RestController
@RequestMapping("/schemas/ids/{id}")
@Tag(name = "schemas", description = "Avro schemas of the events on Kafka, open to everybody")
@SecurityRequirements
class SchemaRegistryApi {

  private final SchemaTexts schemas;

  SchemaRegistryApi(SchemaTexts schemas) {
    this.schemas = schemas;
  }

  @GetMapping
  @Operation(summary = "The schema that a message's framing names")
  ResponseEntity<Map<String, Object>> schema(@PathVariable int id) {
    return schemas
        .find(id)
        .map(found -> ResponseEntity.ok(Map.<String, Object>of("schema", found.schema())))
        .orElseGet(SchemaRegistryApi::unknown);
  }

  @GetMapping("/versions")
  @Operation(summary = "Where the schema is used; the hub keeps one version of a name")
  ResponseEntity<?> versions(@PathVariable int id) {
    return schemas
        .find(id)
        .<ResponseEntity<?>>map(
            found -> ResponseEntity.ok(List.of(Map.of("subject", found.name(), "version", 1))))
        .orElseGet(SchemaRegistryApi::unknown);
  }

  private static ResponseEntity<Map<String, Object>> unknown() {
    return ResponseEntity.status(404)
        .body(Map.of("error_code", 40403, "message", "Schema not found"));
  }
}
