package org.scorehub.platform.sandbox.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Holds XML, alone or in a SOAP 1.1 envelope, against an XSD, with the Java platform's own parts.
 */
final class XmlCheck implements DocumentCheck {

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  private final Schema schema;
  private final String root;
  private final String key;
  private final boolean enveloped;

  XmlCheck(Path project, JsonNode manifest, boolean enveloped) {
    this.schema = schema(project.resolve(manifest.path("schema").asText()));
    this.root = manifest.path("root").asText("");
    this.key = manifest.path("key").asText("");
    this.enveloped = enveloped;
  }

  @Override
  public Looked look(byte[] content) {
    try {
      Element outermost = parse(content);
      Optional<Element> document = enveloped ? body(outermost) : Optional.of(outermost);
      return document
          .map(this::look)
          .orElseGet(() -> Looked.unreadable("there is no SOAP 1.1 envelope with one element"));
    } catch (SAXException | IOException e) {
      return Looked.unreadable("the content is no XML: " + e.getMessage());
    }
  }

  private Looked look(Element document) {
    List<String> problems = new ArrayList<>();
    if (!root.equals(document.getLocalName())) {
      problems.add("the element is " + document.getLocalName() + ", not " + root);
    }
    Validator validator = schema.newValidator();
    validator.setErrorHandler(new Collector(problems));
    try {
      validator.validate(new DOMSource(document));
    } catch (SAXException | IOException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return new Looked(facts(document), problems);
  }

  private Facts facts(Element document) {
    return new Facts(
        at(document, key),
        first(document, Facts::isName),
        Optional.of(first(document, "version"::equalsIgnoreCase))
            .filter(text -> text.matches("\\d{1,18}"))
            .map(Long::parseLong)
            .orElse(0L));
  }

  /** Text of the element or attribute at a path such as {@code /report/site/@id}. */
  private static String at(Element document, String path) {
    Element at = document;
    String[] steps = path.split("/", -1);
    for (int i = 2; i < steps.length; i++) {
      if (steps[i].startsWith("@")) {
        return at.getAttribute(steps[i].substring(1));
      }
      Optional<Element> child = child(at, steps[i]);
      if (child.isEmpty()) {
        return "";
      }
      at = child.get();
    }
    return path.isEmpty() ? "" : at.getTextContent().strip();
  }

  private static Optional<Element> child(Element parent, String name) {
    return elements(parent).stream().filter(e -> name.equals(e.getLocalName())).findFirst();
  }

  private static String first(Element from, Predicate<String> name) {
    for (Element element : elements(from)) {
      boolean leaf = elements(element).isEmpty();
      String found =
          leaf && name.test(element.getLocalName())
              ? element.getTextContent().strip()
              : first(element, name);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (Node part = parent.getFirstChild(); part != null; part = part.getNextSibling()) {
      if (part instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static Optional<Element> body(Element envelope) {
    boolean soap =
        "Envelope".equals(envelope.getLocalName()) && SOAP.equals(envelope.getNamespaceURI());
    return (soap ? child(envelope, "Body") : Optional.<Element>empty())
        .map(XmlCheck::elements)
        .filter(inside -> inside.size() == 1)
        .map(inside -> inside.get(0));
  }

  private static Element parse(byte[] content) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema schema(Path file) {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      return factory.newSchema(new StreamSource(file.toFile()));
    } catch (SAXException e) {
      throw new IllegalArgumentException("cannot use " + file, e);
    }
  }

  @Override
  public String mediaType() {
    return "text/xml";
  }

  private record Collector(List<String> problems) implements ErrorHandler {

    @Override
    public void warning(SAXParseException warning) {}

    @Override
    public void error(SAXParseException error) {
      problems.add(String.valueOf(error.getMessage()));
    }

    @Override
    public void fatalError(SAXParseException error) {
      error(error);
    }
  }
}
