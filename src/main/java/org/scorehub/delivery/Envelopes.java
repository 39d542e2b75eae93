package org.scorehub.delivery;

import java.util.function.UnaryOperator;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.passport.PassportSeal;

/** What outbound documents are wrapped in, as their manifests say. */
final class Envelopes {

  private Envelopes() {}

  /**
   * The content as it is sent.
   *
   * @param made the document
   * @param seal signs a credential
   */
  static byte[] around(DocumentDefinition definition, byte[] made, UnaryOperator<byte[]> seal) {
    if (definition.envelope() == null) {
      return made;
    }
    return switch (definition.envelope()) {
      case SOAP -> SoapEnvelope.around(made);
      case JWT -> seal.apply(made);
    };
  }

  /** Media type of the content as it is sent. */
  static String contentType(DocumentDefinition definition) {
    return switch (definition.format()) {
      case XML -> "text/xml; charset=utf-8";
      case JSON ->
          definition.envelope() == DocumentDefinition.Envelope.JWT
              ? PassportSeal.MEDIA_TYPE
              : "application/json";
      case TABLE -> "text/csv; charset=utf-8";
    };
  }
}
