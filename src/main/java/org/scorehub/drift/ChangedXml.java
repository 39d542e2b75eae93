package org.scorehub.drift;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Changes one element or attribute of XML documents, wherever it stands. */
final class ChangedXml {

  private final Document document;
  private final Change change;
  private final String wanted;

  private ChangedXml(Document document, Change change) {
    this.document = document;
    this.change = change;
    this.wanted = FieldNames.last(change.path());
  }

  static Optional<ChangedDocument.Pair> of(byte[] input, Change change) {
    try {
      Document document = parse(input);
      byte[] before = bytes(document);
      return new ChangedXml(document, change).changed()
          ? Optional.of(new ChangedDocument.Pair("input.xml", before, bytes(document)))
          : Optional.empty();
    } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
      return Optional.empty();
    }
  }

  private boolean changed() {
    List<Element> parents = new ArrayList<>();
    Element root = document.getDocumentElement();
    collect(root, "/" + root.getLocalName(), parents);
    boolean done = false;
    for (Element parent : parents) {
      done |= isAttribute() ? changeAttribute(parent) : changeElements(parent);
    }
    return done;
  }

  private boolean isAttribute() {
    return change.path().contains("/@");
  }

  private void collect(Element element, String path, List<Element> parents) {
    if (path.equals(FieldNames.parent(change.path()).replace("[]", ""))) {
      parents.add(element);
    }
    elements(element).forEach(child -> collect(child, path + "/" + child.getLocalName(), parents));
  }

  private boolean changeAttribute(Element element) {
    String value = element.getAttribute(wanted);
    if (change.kind() == DriftKind.GAINED) {
      element.setAttribute(wanted, ChangedDocument.madeUp("text"));
      return true;
    } else if (!element.hasAttribute(wanted)) {
      return false;
    }
    element.removeAttribute(wanted);
    if (change.newPath() != null) {
      element.setAttribute(FieldNames.last(change.newPath()), value);
    }
    return true;
  }

  private boolean changeElements(Element parent) {
    if (change.kind() == DriftKind.GAINED) {
      Element added = document.createElementNS(parent.getNamespaceURI(), wanted);
      added.setTextContent(ChangedDocument.madeUp("text"));
      parent.appendChild(added);
      return true;
    }
    boolean done = false;
    for (Element child : elements(parent)) {
      if (child.getLocalName().equals(wanted)) {
        done = true;
        change(parent, child);
      }
    }
    return done;
  }

  private void change(Element parent, Element child) {
    if (change.newPath() == null) {
      parent.removeChild(child);
    } else {
      document.renameNode(child, child.getNamespaceURI(), FieldNames.last(change.newPath()));
    }
  }

  private static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static Document parse(byte[] input)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(input));
  }

  private static byte[] bytes(Document document) throws TransformerException {
    TransformerFactory factory = TransformerFactory.newDefaultInstance();
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
    Transformer transformer = factory.newTransformer();
    transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    transformer.transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }
}
