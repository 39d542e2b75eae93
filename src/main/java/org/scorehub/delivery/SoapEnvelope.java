package org.scorehub.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts an XML document into a SOAP 1.1 envelope, byte for byte the same each time. */
final class SoapEnvelope {

  private static final byte[] OPEN =
      ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope"
              + " xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>")
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] CLOSE =
      "</soap:Body></soap:Envelope>".getBytes(StandardCharsets.UTF_8);

  private SoapEnvelope() {}

  /**
   * @param document UTF-8, with or without XML declaration
   */
  static byte[] around(byte[] document) {
    int start = afterDeclaration(document);
    ByteArrayOutputStream envelope = new ByteArrayOutputStream(document.length + 256);
    envelope.writeBytes(OPEN);
    envelope.write(document, start, document.length - start);
    envelope.writeBytes(CLOSE);
    return envelope.toByteArray();
  }

  private static int afterDeclaration(byte[] document) {
    String head = new String(document, 0, Math.min(document.length, 200), StandardCharsets.UTF_8);
    int end = head.startsWith("<?xml") ? head.indexOf("?>") + 2 : 0;
    while (end < document.length && Character.isWhitespace(document[end])) {
      end++;
    }
    return end;
  }
}
