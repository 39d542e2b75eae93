package org.scorehub.web.queue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Limit;
import org.scorehub.web.Listing;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/work")
@Tag(name = "work", description = "All that waits for a person, as far as your roles may see it")
class WorkApi {

  /**
   * Who is to take care.
   *
   * @param assignee somebody of the organisation, or {@code me}; null for nobody
   */
  record Assignment(@Nullable String assignee) {}

  private final WorkReads reads;
  private final WorkAssignments assignments;

  WorkApi(WorkReads reads, WorkAssignments assignments) {
    this.reads = reads;
    this.assignments = assignments;
  }

  @GetMapping
  @Operation(summary = "What waits, the earliest deadline first, then what waits longest")
  Listing<WorkItem> list(
      @ParameterObject WorkFilter filter,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Limit.USUAL) int limit) {
    WorkReference place = WorkReference.ofOptional(after);
    return reads.list(filter, place, Limit.checked(limit));
  }

  @GetMapping("/counts")
  @Operation(summary = "How many of each kind wait", description = "Counted to 1001 at most.")
  Map<WorkKind, Long> counts(@ParameterObject WorkFilter filter) {
    return reads.counts(filter);
  }

  @PutMapping("/{kind}/{id}/assignee")
  @Operation(summary = "Give an item to somebody")
  List<WorkItem> assign(
      @PathVariable WorkKind kind, @PathVariable UUID id, @RequestBody Assignment assignment) {
    WorkReference item = new WorkReference(kind, id);
    assignments.assign(item, assignment.assignee());
    return reads.items(List.of(item));
  }
}
