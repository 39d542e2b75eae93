package org.scorehub.passport;

import java.util.Comparator;
import org.scorehub.canonical.avro.ImprovementPassport;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.Writing;
import org.springframework.stereotype.Component;

/** How a passport is written: the first outbound document of a connector that takes passports. */
@Component
final class PassportForm {

  private record Writer(Connector connector, OutboundDocument document) {}

  private final ConnectorCatalogue catalogue;

  PassportForm(ConnectorCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Changes whenever a file does that may change what is written. */
  String version() {
    return writer().connector().bundle().id();
  }

  /** The credential, JSON in UTF-8. */
  byte[] write(ImprovementPassport passport) {
    Writing writing = writer().document().make(passport);
    if (writing instanceof Writing.Written written) {
      return written.bytes();
    }
    throw new IllegalStateException(
        "the mapping gives no valid passport: " + ((Writing.Unwritable) writing).problems());
  }

  private Writer writer() {
    return catalogue.all().stream()
        .flatMap(
            connector ->
                connector.outbound().values().stream()
                    .filter(PassportForm::takesPassports)
                    .map(document -> new Writer(connector, document)))
        .min(Comparator.comparing(writer -> writer.connector().id()))
        .orElseThrow(() -> new IllegalStateException("no connector writes passports"));
  }

  private static boolean takesPassports(OutboundDocument document) {
    return document.definition().canonical().equals(ImprovementPassport.class.getSimpleName());
  }
}
