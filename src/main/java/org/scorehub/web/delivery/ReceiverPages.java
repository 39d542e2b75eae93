package org.scorehub.web.delivery;

import org.jspecify.annotations.Nullable;
import org.scorehub.web.Page;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Forms of the section that lists receivers, which stands on several pages. */
@Page
class ReceiverPages {

  private final ReceiverPauses pauses;

  ReceiverPages(ReceiverPauses pauses) {
    this.pauses = pauses;
  }

  @PostMapping("/receivers/{connector}/{organisation}/pause")
  String pause(
      @PathVariable String connector,
      @PathVariable String organisation,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "false") boolean onConnector) {
    pauses.pause(organisation, connector, reason);
    return back(onConnector);
  }

  @PostMapping("/receivers/{connector}/{organisation}/resume")
  String resume(
      @PathVariable String connector,
      @PathVariable String organisation,
      @RequestParam(defaultValue = "false") boolean onConnector) {
    pauses.resume(organisation, connector, null);
    return back(onConnector);
  }

  private static String back(boolean onConnector) {
    return onConnector ? "redirect:/connectors/{connector}#receivers" : "redirect:/deliveries";
  }
}
