package org.scorehub.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorDefinition;
import org.scorehub.connector.DocumentDefinition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/connectors")
@Tag(name = "connectors", description = "The systems that the hub speaks with")
class ConnectorApi {

  /** A system that the hub speaks with; bundle is the content address of its mappings. */
  record ConnectorView(
      String id,
      String title,
      String scheme,
      String summary,
      ConnectorDefinition.Profile profile,
      ConnectorDefinition.Audience audience,
      String bundle,
      List<DocumentView> documents) {

    static ConnectorView of(Connector connector, Map<PollReads.Fetched, List<PollView>> polls) {
      ConnectorDefinition known = connector.definition();
      return new ConnectorView(
          known.id(),
          known.title(),
          known.scheme(),
          known.summary(),
          known.profile(),
          known.audience(),
          connector.bundle().id(),
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

  ConnectorApi(ConnectorCatalogue catalogue, PollReads polls) {
    this.catalogue = catalogue;
    this.polls = polls;
  }

  @GetMapping
  @Operation(summary = "Lists connectors with their documents, by id")
  List<ConnectorView> list() {
    Map<PollReads.Fetched, List<PollView>> known = polls.byDocument();
    return catalogue.all().stream()
        .sorted(Comparator.comparing(Connector::id))
        .map(connector -> ConnectorView.of(connector, known))
        .toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "One connector with its documents")
  ConnectorView get(@PathVariable String id) {
    return catalogue
        .find(id)
        .map(connector -> ConnectorView.of(connector, polls.byDocument()))
        .orElseThrow(() -> new NotVisible("connector", id));
  }
}
