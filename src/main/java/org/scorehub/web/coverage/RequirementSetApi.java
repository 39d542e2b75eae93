package org.scorehub.web.coverage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.InvalidRules;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/requirement-sets")
@Tag(name = "requirement sets", description = "What an organisation asks of every site")
class RequirementSetApi {

  /**
   * A set to be made.
   *
   * @param copyOf id of the set to begin with; null with {@code csv}
   * @param version of that set; null for the one that holds
   * @param csv the requirements; null with {@code copyOf}
   */
  record NewSet(
      @Nullable String name,
      @Nullable String copyOf,
      @Nullable Integer version,
      @Nullable String csv) {}

  /** The requirements as a table. */
  record Draft(@Nullable String csv) {}

  /** The set that the organisation measures by. */
  record Standard(@Nullable String set) {}

  private final RequirementSets sets;
  private final RequirementSetDesk desk;
  private final SetPreviews previews;

  RequirementSetApi(RequirementSets sets, RequirementSetDesk desk, SetPreviews previews) {
    this.sets = sets;
    this.desk = desk;
    this.previews = previews;
  }

  @GetMapping
  @Operation(summary = "Own sets, withdrawn ones included, and those that ship")
  List<SetSummary> list() {
    return sets.list();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Makes a set, from another or from a table; needs the role compliance")
  SetVersion create(@RequestBody NewSet wanted) {
    return wanted.csv() == null
        ? desk.copy(wanted.name(), wanted.copyOf(), wanted.version())
        : desk.create(wanted.name(), wanted.csv());
  }

  @PutMapping("/standard")
  @Operation(summary = "Chooses what the organisation measures by; needs the role compliance")
  List<SetSummary> choose(@RequestBody Standard wanted) {
    if (wanted.set() == null) {
      throw new IllegalArgumentException("set must name a set");
    }
    desk.choose(wanted.set());
    return sets.list();
  }

  @GetMapping("/{id}")
  @Operation(summary = "A version of a set; without one the version that holds")
  SetVersion get(
      @PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
    return sets.get(id, version);
  }

  @GetMapping(value = "/{id}/csv", produces = "text/csv;charset=UTF-8")
  @Operation(summary = "The requirements as a table: id, title, topics, weight, source")
  String csv(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
    return sets.get(id, version).set().csv();
  }

  @GetMapping("/{id}/versions")
  @Operation(summary = "All versions of an own set, the latest first, each with what it changed")
  List<VersionEntry> versions(@PathVariable String id) {
    sets.get(id, null);
    return sets.history(id);
  }

  @PostMapping("/{id}/preview")
  @Operation(
      summary = "What saving a table would change, and which sites would move; saves nothing")
  SetPreview preview(@PathVariable String id, @RequestBody Draft draft) {
    return previews.of(id, draft.csv());
  }

  @PostMapping("/{id}/versions")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary =
          "Saves a table as the next version; needs the role compliance. 409 if the set is another by now")
  SetVersion save(@PathVariable String id, @RequestBody RequirementSetDesk.Wanted wanted) {
    return desk.save(id, wanted);
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Withdraws a set; its versions stay, and it can be brought back")
  SetVersion withdraw(@PathVariable String id) {
    desk.withdraw(id);
    return sets.get(id, null);
  }

  @PostMapping("/{id}/return")
  @Operation(summary = "Brings a withdrawn set back")
  SetVersion bringBack(@PathVariable String id) {
    desk.bringBack(id);
    return sets.get(id, null);
  }

  @ExceptionHandler
  ProblemDetail invalid(InvalidRules e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, "The table of requirements cannot be used");
    problem.setProperty("problems", e.problems());
    return problem;
  }
}
