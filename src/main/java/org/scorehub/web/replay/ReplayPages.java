package org.scorehub.web.replay;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;
import org.scorehub.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Chooses what to replay, shows what it would do, and follows it. */
@Page
@RequestMapping("/replays")
class ReplayPages {

  private static final int PART = 50;
  private static final List<String> EXCHANGE_STATES =
      List.of("QUARANTINED", "PARKED", "RECORDED", "UNCHANGED", "WAITING");
  private static final List<String> DELIVERY_STATES =
      List.of("REFUSED", "PARKED", "WITHHELD", "SUPERSEDED", "ACCEPTED", "APPLIED");

  private final ReplayDesk desk;
  private final ReplayReads reads;

  ReplayPages(ReplayDesk desk, ReplayReads reads) {
    this.desk = desk;
    this.reads = reads;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("replays", reads.list(PART));
    model.addAttribute("mayReplay", ReplayDesk.mayReplay());
    return "replays";
  }

  @GetMapping("/new")
  String choose(@ModelAttribute("form") ReplayForm form, Model model) {
    ReplayDesk.replayer();
    model.addAttribute("states", EXCHANGE_STATES);
    model.addAttribute("deliveryStates", DELIVERY_STATES);
    return "replay-new";
  }

  @PostMapping("/previews")
  String preview(@ModelAttribute("form") ReplayForm form) {
    return "redirect:/replays/" + desk.preview(form.command()).id();
  }

  @GetMapping("/{id}")
  String show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable UUID afterSite,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      HttpServletResponse response,
      Model model) {
    ReplayView replay = reads.get(id);
    model.addAttribute("replay", replay);
    model.addAttribute("mayReplay", ReplayDesk.mayReplay());
    model.addAttribute("items", reads.items(id, FormText.code(state), after, PART));
    model.addAttribute("state", FormText.code(state));
    JsonNode plan = replay.plan();
    if (replay.isWhole() && plan != null) {
      model.addAttribute(
          "numbers", ReplayReport.numbers(plan.path("whole"), reads.escalations(id)).entrySet());
      model.addAttribute("changes", reads.changes(id, afterSite, PART));
    }
    if (htmx == null) {
      return "replay";
    }
    if (replay.preview() && !replay.isPending()) {
      response.setHeader("HX-Refresh", "true"); // the whole page has what was found
    }
    return replay.preview() ? "replay :: looking" : "replay :: progress";
  }

  @PostMapping
  String start(
      @RequestParam UUID restsOn,
      @RequestParam String seen,
      @RequestParam(required = false) @Nullable String reason) {
    // one preview, sent twice by a nervous hand, is one replay
    ReplayView job = desk.start(restsOn, seen, reason, "preview:" + restsOn);
    return "redirect:/replays/" + job.id();
  }

  @PostMapping("/{id}/cancel")
  String cancel(@PathVariable UUID id) {
    desk.cancel(id);
    return "redirect:/replays/" + id;
  }

  @PostMapping("/{id}/resume")
  String resume(@PathVariable UUID id) {
    desk.resume(id);
    return "redirect:/replays/" + id;
  }
}
