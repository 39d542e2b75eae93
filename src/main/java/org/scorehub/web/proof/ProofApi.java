package org.scorehub.web.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Limit;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "proofs", description = "Seals over the journal, and proofs of what stands under them")
class ProofApi {

  private static final MediaType ZIP = MediaType.valueOf("application/zip");

  private final ProofReads proofs;

  ProofApi(ProofReads proofs) {
    this.proofs = proofs;
  }

  @GetMapping("/api/v1/seals")
  @Operation(
      summary = "The latest seals, newest first",
      description =
          "Note number and hash of one: it proves later that the journal up to there is the same.")
  List<ProofReads.SealView> seals(
      @Parameter(description = "List those before this number") @RequestParam(required = false)
          @Nullable Long before,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return proofs.seals(before, Limit.checked(limit));
  }

  @GetMapping(path = "/api/v1/proofs", produces = "application/zip")
  @Operation(
      summary = "What your organisation sent and got, and when, each record with its proof",
      description =
          "An archive that says itself how it is checked with nothing but SHA-256. For compliance"
              + " and operators.")
  ResponseEntity<InputStreamResource> proofs(
      @Parameter(description = "Records since, for example 2026-11-01T00:00:00Z") @RequestParam
          Instant from,
      @Parameter(description = "Records before; now if not given") @RequestParam(required = false)
          @Nullable Instant to)
      throws IOException {
    return ResponseEntity.ok()
        .contentType(ZIP)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("proofs.zip").build().toString())
        .body(new InputStreamResource(proofs.export(from, to)));
  }
}
