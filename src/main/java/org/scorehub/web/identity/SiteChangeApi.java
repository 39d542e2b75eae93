package org.scorehub.web.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.identity.SiteChangeDesk.Wanted;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sites/{id}")
@Tag(name = "site changes", description = "Two sites that are one, and one that is two")
class SiteChangeApi {

  /**
   * Says that another site is this one.
   *
   * @param with the site that is absorbed
   * @param seen of the preview that was looked at; refused if the plan is another by now
   */
  record Merge(@Nullable UUID with, @Nullable String reason, @Nullable String seen) {}

  /**
   * Says that part of a site is another one.
   *
   * @param identifiers what the new site is known by, as scheme:value
   */
  record Split(
      @Nullable List<String> identifiers, @Nullable String reason, @Nullable String seen) {}

  /**
   * Takes a merge back.
   *
   * @param change the merge
   */
  record Undo(@Nullable UUID change, @Nullable String reason, @Nullable String seen) {}

  private final SiteChangeDesk desk;
  private final SiteWishes wishes;

  SiteChangeApi(SiteChangeDesk desk, SiteWishes wishes) {
    this.desk = desk;
    this.wishes = wishes;
  }

  @GetMapping("/changes")
  @Operation(summary = "Merges, splits and undos of this site by your organisation, latest first")
  List<SiteChange> changes(@PathVariable UUID id) {
    return desk.ofSite(wishes.visible(id));
  }

  @GetMapping("/merge-preview")
  @Operation(
      summary = "What a merge would move, join and tell",
      description =
          "The hub tries it out and takes it back. State ASKED: it has not come to it yet.")
  SiteChange mergePreview(@PathVariable UUID id, @RequestParam UUID with) {
    return desk.preview(wishes.merge(id, with, null, null));
  }

  @PostMapping("/merge")
  @Operation(
      summary = "Makes two sites one; needs the role compliance. The other id stays an alias")
  ResponseEntity<SiteChange> merge(@PathVariable UUID id, @RequestBody Merge merge) {
    if (merge.with() == null) {
      throw new IllegalArgumentException("with must be given: the site that is absorbed");
    }
    return answer(desk.act(wishes.merge(id, merge.with(), merge.reason(), merge.seen())));
  }

  @GetMapping("/split-preview")
  @Operation(summary = "What a split would move, part and tell")
  SiteChange splitPreview(
      @PathVariable UUID id,
      @Parameter(description = "scheme:value, once for each") @RequestParam
          List<String> identifier) {
    return desk.preview(wishes.split(id, identifier, null, null));
  }

  @PostMapping("/split")
  @Operation(summary = "Makes a new site of what is known by some of the identifiers")
  ResponseEntity<SiteChange> split(@PathVariable UUID id, @RequestBody Split split) {
    if (split.identifiers() == null || split.identifiers().isEmpty()) {
      throw new IllegalArgumentException("identifiers must be given, as scheme:value");
    }
    return answer(desk.act(wishes.split(id, split.identifiers(), split.reason(), split.seen())));
  }

  @GetMapping("/undo-preview")
  @Operation(summary = "What taking a merge back would move, part and tell")
  SiteChange undoPreview(@PathVariable UUID id, @RequestParam UUID change) {
    wishes.visible(id);
    return desk.preview(desk.undoing(change, null, null));
  }

  @PostMapping("/undo")
  @Operation(
      summary = "Takes a merge back",
      description =
          "All comes back as it was; what has come since follows the identifiers it came by.")
  ResponseEntity<SiteChange> undo(@PathVariable UUID id, @RequestBody Undo undo) {
    if (undo.change() == null) {
      throw new IllegalArgumentException("change must be given: the merge to take back");
    }
    wishes.visible(id);
    Wanted wanted = desk.undoing(undo.change(), undo.reason(), undo.seen());
    return answer(desk.act(wanted));
  }

  private static ResponseEntity<SiteChange> answer(SiteChange change) {
    return change.isPending() ? ResponseEntity.accepted().body(change) : ResponseEntity.ok(change);
  }
}
