package org.scorehub.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Goes over one XML part of a workbook, element by element, without regard to namespaces. */
final class XmlCursor implements AutoCloseable {

  private final InputStream in;
  private final XMLStreamReader2 xml;

  XmlCursor(InputStream in) throws RefusedDocument {
    this.in = in;
    try {
      xml = XmlParsers.over(in);
    } catch (XMLStreamException | RuntimeException e) {
      close();
      throw BrokenWorkbook.because(e);
    }
  }

  /** Goes on; false at the end. */
  boolean next() throws RefusedDocument {
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw BrokenWorkbook.because(
            "it has a document type, or an entity that no XML part may have");
      }
      return event != XMLStreamConstants.END_DOCUMENT;
    } catch (XMLStreamException | RuntimeException e) {
      throw BrokenWorkbook.because(e);
    }
  }

  boolean isStart(String name) {
    return xml.isStartElement() && xml.getLocalName().equals(name);
  }

  boolean isStart() {
    return xml.isStartElement();
  }

  boolean isEnd(String name) {
    return xml.isEndElement() && xml.getLocalName().equals(name);
  }

  boolean isEnd() {
    return xml.isEndElement();
  }

  /** The text at hand; empty if something else is. */
  String text() {
    return xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA
        ? xml.getText()
        : "";
  }

  /** An attribute by its local name; null if there is none. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Goes to the end of the element that was just begun. */
  void skip() throws RefusedDocument {
    int depth = 1;
    while (depth > 0 && next()) {
      depth += isStart() ? 1 : isEnd() ? -1 : 0;
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
