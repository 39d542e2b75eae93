package org.scorehub.document;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/** Makes a parser's complaint a sentence. */
final class XmlMessages {

  private XmlMessages() {}

  static String of(XMLStreamException e) {
    String message = e.getMessage() == null ? "it cannot be parsed" : e.getMessage();
    int place = message.indexOf("\n at [");
    String text = (place < 0 ? message : message.substring(0, place)).strip();
    if (text.toLowerCase(Locale.ROOT).contains("null character")) {
      text = "it has a NUL character, which XML does not allow";
    }
    return text.endsWith(".") ? text : text + ".";
  }
}
