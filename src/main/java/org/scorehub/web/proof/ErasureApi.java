package org.scorehub.web.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/erasures")
@Tag(name = "erasures", description = "Bytes erased because the law asks for it")
class ErasureApi {

  /**
   * What is to be erased.
   *
   * @param organisation whose; null for the caller's own
   * @param kind exchange or delivery
   * @param record its id
   * @param reason why, in a sentence
   * @param basis the law or request that it rests on
   */
  record Wanted(
      @Nullable String organisation,
      @Nullable String kind,
      @Nullable UUID record,
      @Nullable String reason,
      @Nullable String basis) {}

  /**
   * An erasure.
   *
   * @param doneAt when the bytes were gone; null until then, and if it was refused
   * @param problem why it was refused; null if it was not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Erasure(
      UUID id,
      String kind,
      UUID record,
      String reason,
      String basis,
      String askedBy,
      Instant askedAt,
      @Nullable Instant doneAt,
      @Nullable String problem) {}

  private final ErasureDesk desk;

  ErasureApi(ErasureDesk desk) {
    this.desk = desk;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Erases the bytes of an exchange or a delivery; for operators",
      description =
          "What the journal says of it stays, with its hash; the erasure is sealed like any other"
              + " record. It cannot be undone. Answers at once; the list tells when it is done.")
  Erasure erase(@RequestBody Wanted wanted) {
    return desk.ask(wanted);
  }

  @GetMapping
  @Operation(summary = "Erasures of an organisation, latest first")
  List<Erasure> list(
      @RequestParam(required = false) @Nullable String organisation,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return desk.list(organisation, Limit.checked(limit));
  }
}
