package org.scorehub.web.replay;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.replay.ReplayCommand;
import org.scorehub.web.FormText;
import org.scorehub.web.Limit;
import org.scorehub.web.Listing;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ReplayApi.PATH)
@Tag(
    name = "replays",
    description = "Documents translated and recorded again, deliveries sent again")
class ReplayApi {

  static final String PATH = "/api/v1/replays";

  /**
   * With {@code preview}: what is meant, to find out what it would do. Without: the preview to
   * carry out.
   *
   * @param restsOn the preview that was looked at
   * @param seen its {@code seen}
   * @param reason kept with every attempt
   * @param idempotencyKey the same again gives the same replay; the header Idempotency-Key counts
   *     too
   */
  record Wanted(
      boolean preview,
      @Nullable @JsonUnwrapped ReplayCommand command,
      @Nullable UUID restsOn,
      @Nullable String seen,
      @Nullable String reason,
      @Nullable String idempotencyKey) {}

  private final ReplayDesk desk;
  private final ReplayReads reads;
  private final ReplayReport report;

  ReplayApi(ReplayDesk desk, ReplayReads reads, ReplayReport report) {
    this.desk = desk;
    this.reads = reads;
    this.report = report;
  }

  @PostMapping
  @Operation(
      summary = "Previews a replay, or carries out what a preview showed",
      description =
          "First with preview true and what is meant: the hub does it and takes it back. Then with"
              + " restsOn, seen and reason. 409 if what the preview showed is not so any more.")
  ResponseEntity<ReplayView> post(
      @RequestBody Wanted wanted,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    if (wanted.preview()) {
      if (wanted.command() == null) {
        throw new IllegalArgumentException("a preview needs to know what is meant");
      }
      return ResponseEntity.ok(desk.preview(wanted.command()));
    }
    if (wanted.restsOn() == null) {
      throw new IllegalArgumentException(
          "restsOn must be given: the preview to carry out; ask with preview true first");
    }
    String own = wanted.idempotencyKey();
    ReplayView job =
        desk.start(wanted.restsOn(), wanted.seen(), wanted.reason(), own == null ? key : own);
    return ResponseEntity.accepted().location(URI.create(PATH + "/" + job.id())).body(job);
  }

  @GetMapping
  @Operation(summary = "Replays of your organisation, latest first")
  List<ReplayView> list(@RequestParam(defaultValue = Limit.USUAL) int limit) {
    return reads.list(Limit.checked(limit));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One replay with its progress, or a preview with its plan")
  ReplayView get(@PathVariable UUID id) {
    return reads.get(id);
  }

  @GetMapping("/{id}/items")
  @Operation(summary = "What became of each item, in their order")
  Listing<ReplayItemView> items(
      @PathVariable UUID id,
      @Parameter(description = "WAITING, DONE or FAILED") @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "Position of the last one read: the previous part's next")
          @RequestParam(defaultValue = "0")
          int after,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return reads.items(id, FormText.code(state), after, Limit.checked(limit));
  }

  @GetMapping("/{id}/changes")
  @Operation(
      summary = "What a preview of everything found, by supplier",
      description = "Escalations only as far as your roles may see them.")
  Listing<SupplierChangeView> changes(
      @PathVariable UUID id,
      @Parameter(description = "Site of the last one read: the previous part's next")
          @RequestParam(required = false)
          @Nullable UUID after,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    return reads.changes(id, after, Limit.checked(limit));
  }

  @GetMapping("/{id}/escalations")
  @Operation(
      summary = "How many escalations would be raised, withdrawn or changed, of those you may see")
  Map<String, Long> escalations(@PathVariable UUID id) {
    reads.get(id);
    return reads.escalations(id);
  }

  @GetMapping(value = "/{id}/report", produces = "text/html;charset=UTF-8")
  @Operation(summary = "What a preview of everything found, as one page to keep or print")
  ResponseEntity<String> report(@PathVariable UUID id) {
    return ResponseEntity.ok()
        .header("Content-Disposition", "attachment; filename=\"what-would-change-" + id + ".html\"")
        .body(report.of(id));
  }

  @PostMapping("/{id}/cancel")
  @Operation(summary = "Stops after the item it is at; what is done stays done")
  ReplayView cancel(@PathVariable UUID id) {
    return desk.cancel(id);
  }

  @PostMapping("/{id}/resume")
  @Operation(summary = "Goes on with what a cancelled replay had left")
  ReplayView resume(@PathVariable UUID id) {
    return desk.resume(id);
  }
}
