package org.scorehub.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;
import org.scorehub.journal.PayloadArchive;
import org.springframework.stereotype.Component;

/** Translates received documents with the connector they name. */
@Component("translator")
public final class Translator {

  private static final String NO_BUNDLE = "";

  private final ConnectorCatalogue catalogue;
  private final PayloadArchive archive;
  private final Clock clock;

  Translator(ConnectorCatalogue catalogue, PayloadArchive archive, Clock clock) {
    this.catalogue = catalogue;
    this.archive = archive;
    this.clock = clock;
  }

  /** One translation for each document, in order; a bad document becomes a quarantined one. */
  public List<TranslatedDocument> translate(List<ReceivedDocument> documents) {
    return documents.stream().map(this::translate).toList();
  }

  TranslatedDocument translate(ReceivedDocument received) {
    Optional<Connector> connector = catalogue.findLast(received.connector());
    Translation translation =
        connector
            .flatMap(found -> found.inbound(received.document()))
            .map(document -> translate(document, received))
            .orElseGet(() -> unknownDocument(received));
    String bundleId = connector.map(found -> found.bundle().id()).orElse(NO_BUNDLE);
    return new TranslatedDocument(received, translation, bundleId, clock.instant());
  }

  private Translation translate(InboundDocument document, ReceivedDocument received) {
    return document.table().isPresent() && received.part() == null
        ? new Translation.Table()
        : document.translate(bytes(received));
  }

  private byte[] bytes(ReceivedDocument received) {
    return received.bytes() == null
        ? archive.read(received.buyer(), received.id()).orElse(new byte[0])
        : received.bytes();
  }

  private static Translation unknownDocument(ReceivedDocument received) {
    return new Translation.Quarantined(
        List.of(
            Problem.blocking(
                ProblemKind.UNMAPPABLE,
                "connector.unknown-document",
                "No connector reads " + received.connector() + "/" + received.document())),
        List.of());
  }
}
