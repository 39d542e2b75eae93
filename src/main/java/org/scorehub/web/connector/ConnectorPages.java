package org.scorehub.web.connector;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.activation.ActivationRefused;
import org.scorehub.activation.Candidate;
import org.scorehub.activation.UnknownConnector;
import org.scorehub.activation.flow.RouteFlows;
import org.scorehub.security.Caller;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Page;
import org.scorehub.web.Withheld;
import org.scorehub.web.connector.ConnectorApi.ConnectorView;
import org.scorehub.web.delivery.ReceiverReads;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Page
class ConnectorPages {

  private static final String BACK = "redirect:/connectors/{id}";

  private final ConnectorApi connectors;
  private final ConnectorActivations activations;
  private final ActivationReads reads;
  private final ReceiverReads receivers;
  private final FigureReads figures;
  private final ConnectorPauses pauses;
  private final RouteFlows flows;
  private final VersionReads versions;

  ConnectorPages(
      ConnectorApi connectors,
      ConnectorActivations activations,
      ActivationReads reads,
      ReceiverReads receivers,
      FigureReads figures,
      ConnectorPauses pauses,
      RouteFlows flows,
      VersionReads versions) {
    this.connectors = connectors;
    this.activations = activations;
    this.reads = reads;
    this.receivers = receivers;
    this.figures = figures;
    this.pauses = pauses;
    this.flows = flows;
    this.versions = versions;
  }

  @GetMapping("/connectors")
  String list(Model model) {
    refuseUnlessAllowed();
    List<ConnectorOverview> all = overviews();
    model.addAttribute("connectors", all);
    model.addAttribute("figures", figures.of(all.stream().map(ConnectorOverview::id).toList()));
    model.addAttribute("decided", activations.isOffered());
    return "connectors";
  }

  private List<ConnectorOverview> overviews() {
    Map<String, ConnectorView> views =
        connectors.list().stream()
            .collect(Collectors.toMap(ConnectorView::id, Function.identity()));
    return activations.glance().stream()
        .map(
            candidate -> {
              String id = candidate.connector();
              ConnectorView view = views.getOrDefault(id, ConnectorView.unknown(id));
              return new ConnectorOverview(view, candidate);
            })
        .toList();
  }

  /** One that has files and never ran has no view of its own. */
  private ConnectorView view(Candidate candidate) {
    try {
      return connectors.get(candidate.connector());
    } catch (NotVisible e) {
      return ConnectorView.unknown(candidate.connector());
    }
  }

  @GetMapping("/connectors/{id}")
  String connector(@PathVariable String id, Model model) {
    Candidate candidate = candidate(id);
    model.addAttribute("connector", new ConnectorOverview(view(candidate), candidate));
    model.addAttribute("history", reads.history(id));
    model.addAttribute("receivers", receivers.of(id));
    model.addAttribute("figures", figures.of(id));
    model.addAttribute("pausable", pauses.organisations(id));
    model.addAttribute("flow", FlowPicture.of(flows.of(id)));
    model.addAttribute("decided", activations.isOffered());
    model.addAttribute("mayDecide", activations.mayDecide());
    return "connector";
  }

  @GetMapping("/connectors/{id}/versions/{number}")
  String version(@PathVariable String id, @PathVariable long number, Model model) {
    refuseUnlessAllowed();
    ActivationView activation = versions.activation(id, number);
    model.addAttribute("id", id);
    model.addAttribute("activation", activation);
    model.addAttribute("changed", versions.between(activation.from(), activation.bundle()));
    model.addAttribute("mayDecide", activations.mayDecide());
    return "version";
  }

  @GetMapping("/connectors/{id}/activation")
  String confirmActivation(@PathVariable String id, Model model) {
    Candidate candidate = candidate(id);
    model.addAttribute("candidate", candidate);
    model.addAttribute("changed", versions.of(candidate));
    model.addAttribute("mayDecide", activations.mayDecide());
    return "activation";
  }

  @PostMapping("/connectors/{id}/activation")
  String activate(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String seen,
      @RequestParam(required = false) @Nullable String note,
      @RequestParam(defaultValue = "false") boolean force) {
    activations.activate(id, note, seen, force);
    return BACK;
  }

  @GetMapping("/connectors/{id}/rollback")
  String confirmRollback(@PathVariable String id, @RequestParam String to, Model model) {
    model.addAttribute("id", candidate(id).connector());
    model.addAttribute("to", to);
    model.addAttribute("changed", versions.fromActive(id, to));
    model.addAttribute("mayDecide", activations.mayDecide());
    return "rollback";
  }

  @PostMapping("/connectors/{id}/rollback")
  String rollBack(
      @PathVariable String id,
      @RequestParam String to,
      @RequestParam(required = false) @Nullable String note) {
    activations.rollBack(id, note, to);
    return BACK;
  }

  @PostMapping("/connectors/{id}/pause")
  String pause(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String organisation,
      @RequestParam(required = false) @Nullable String reason) {
    pauses.pause(id, organisation, reason);
    return "redirect:/connectors/{id}#figures";
  }

  @PostMapping("/connectors/{id}/resume")
  String resume(
      @PathVariable String id, @RequestParam(required = false) @Nullable String organisation) {
    pauses.resume(id, organisation);
    return "redirect:/connectors/{id}#figures";
  }

  private Candidate candidate(String id) {
    try {
      return activations.candidate(id);
    } catch (UnknownConnector e) {
      throw new NotVisible("connector", id);
    }
  }

  private static void refuseUnlessAllowed() {
    if (!ConnectorActivations.mayLook()) {
      throw new Withheld("Only engineers and those who run the hub see its connectors");
    }
  }

  /** Shown with everything that is wrong, so that nobody has to look for it. */
  @ExceptionHandler
  ModelAndView refused(ActivationRefused e) {
    ModelAndView page = new ModelAndView("refused", HttpStatus.CONFLICT);
    page.addObject("reason", e.getMessage());
    page.addObject("problems", e.problems());
    page.addObject("user", Caller.current());
    page.addObject("section", "connectors");
    return page;
  }
}
