package org.scorehub.web.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorDefinition;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.web.NotVisible;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/connectors")
@Tag(name = "connectors", description = "The systems that the hub speaks with")
class ConnectorApi {

  /** Files that should become active and cannot, and why. */
  record BrokenView(List<Problem> problems) {}

  /**
   * A system that the hub speaks with; bundle is the content address of the files it runs with. Of
   * one that has never worked only id and broken are known.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ConnectorView(
      String id,
      @Nullable String title,
      @Nullable String scheme,
      @Nullable String summary,
      ConnectorDefinition.@Nullable Profile profile,
      ConnectorDefinition.@Nullable Audience audience,
      @Nullable String bundle,
      @Nullable ActivationView active,
      @Nullable BrokenView broken,
      List<DocumentView> documents) {

    /** One that has never worked, and why. */
    static ConnectorView broken(InvalidConnector invalid) {
      return unknown(invalid.connector(), new BrokenView(invalid.problems()));
    }

    /** One whose files have never been active. */
    static ConnectorView unknown(String id) {
      return unknown(id, null);
    }

    private static ConnectorView unknown(String id, @Nullable BrokenView broken) {
      return new ConnectorView(id, null, null, null, null, null, null, null, broken, List.of());
    }

    static ConnectorView of(
        Connector connector,
        @Nullable ActivationView active,
        @Nullable BrokenView broken,
        Map<PollReads.Fetched, List<PollView>> polls) {
      ConnectorDefinition known = connector.definition();
      return new ConnectorView(
          known.id(),
          known.title(),
          known.scheme(),
          known.summary(),
          known.profile(),
          known.audience(),
          connector.bundle().id(),
          active,
          broken,
          known.documents().entrySet().stream()
              .map(
                  document ->
                      DocumentView.of(
                          document.getKey(),
                          document.getValue(),
                          polls.getOrDefault(
                              new PollReads.Fetched(known.id(), document.getKey()), List.of())))
              .toList());
    }
  }

  /**
   * A document of it; maxBytes is the most that is received. A document that the hub fetches has
   * polls, one for each tenant that the caller may see and that was polled before.
   */
  record DocumentView(
      String name,
      String title,
      DocumentDefinition.Direction direction,
      String format,
      String canonical,
      long maxBytes,
      @Nullable List<PollView> polls) {

    static DocumentView of(String name, DocumentDefinition document, List<PollView> polls) {
      return new DocumentView(
          name,
          document.title(),
          document.direction(),
          document.format().name(),
          document.canonical(),
          document.limits().maxBytes(),
          document.poll() == null ? null : polls);
    }
  }

  private final ConnectorCatalogue catalogue;
  private final PollReads polls;
  private final ActivationReads activations;

  ConnectorApi(ConnectorCatalogue catalogue, PollReads polls, ActivationReads activations) {
    this.catalogue = catalogue;
    this.polls = polls;
    this.activations = activations;
  }

  @GetMapping
  @Operation(summary = "Lists connectors with their documents, by id")
  List<ConnectorView> list() {
    Map<PollReads.Fetched, List<PollView>> known = polls.byDocument();
    Map<String, ActivationView> active = activations.current();
    return Stream.concat(
            catalogue.all().stream().map(connector -> view(connector, active, known)),
            catalogue.invalid().stream()
                .filter(invalid -> catalogue.find(invalid.connector()).isEmpty())
                .map(ConnectorView::broken))
        .sorted(Comparator.comparing(ConnectorView::id))
        .toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "One connector with its documents")
  ConnectorView get(@PathVariable String id) {
    return catalogue
        .find(id)
        .map(connector -> view(connector, activations.current(), polls.byDocument()))
        .or(() -> catalogue.invalid(id).map(ConnectorView::broken))
        .orElseThrow(() -> new NotVisible("connector", id));
  }

  private ConnectorView view(
      Connector connector,
      Map<String, ActivationView> active,
      Map<PollReads.Fetched, List<PollView>> known) {
    BrokenView broken =
        catalogue
            .invalid(connector.id())
            .map(invalid -> new BrokenView(invalid.problems()))
            .orElse(null);
    return ConnectorView.of(connector, active.get(connector.id()), broken, known);
  }
}
