package org.scorehub.document;

import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Follows a path down a stream of XML. */
final class XmlKeyScan {

  private static final int LONGEST = 10_000;

  private final XMLStreamReader2 reader;
  private final DocumentPath path;
  private final int elementSteps;

  XmlKeyScan(XMLStreamReader2 reader, DocumentPath path) {
    this.reader = reader;
    this.path = path;
    this.elementSteps = path.length() - (path.endsInAttribute() ? 1 : 0);
  }

  Optional<String> find() throws XMLStreamException {
    return elementSteps == 0 ? Optional.empty() : inside(0);
  }

  /** Looks among the children of an element that matches the steps before this one. */
  private Optional<String> inside(int step) throws XMLStreamException {
    int seen = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.END_ELEMENT) {
        return Optional.empty();
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        boolean named = reader.getLocalName().equals(path.step(step).name());
        seen += named ? 1 : 0;
        Optional<String> found = child(step, named, seen);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> child(int step, boolean named, int seen) throws XMLStreamException {
    boolean matches = named && (!path.step(step).explicit() || path.step(step).index() == seen);
    if (!matches) {
      reader.skipElement();
      return Optional.empty();
    }
    return step + 1 < elementSteps ? inside(step + 1) : value();
  }

  private Optional<String> value() throws XMLStreamException {
    if (path.endsInAttribute()) {
      Optional<String> value = attribute(path.step(elementSteps).name().substring(1));
      if (value.isEmpty()) {
        reader.skipElement();
      }
      return value;
    }
    return text();
  }

  private Optional<String> attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return KeyScan.key(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  private Optional<String> text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0 && text.length() < LONGEST) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(depth == 1 ? reader.getText() : "");
        default -> {}
      }
    }
    return KeyScan.key(text.toString());
  }
}
