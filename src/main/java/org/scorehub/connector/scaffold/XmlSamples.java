package org.scorehub.connector.scaffold;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** Reads samples in XML. */
final class XmlSamples {

  static final String TEXT = "#text";

  private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
  private static final String SOAP = "Envelope";

  private final Shape root = Shape.root();
  private final List<SampleSet.Case> cases = new ArrayList<>();
  private @Nullable Shape element;

  private XmlSamples() {}

  static SampleSet read(List<Sample> samples) {
    XmlSamples all = new XmlSamples();
    samples.forEach(all::add);
    all.root.unify();
    return new SampleSet(
        DocumentFormat.XML,
        all.root,
        all.cases,
        all.element,
        null,
        null,
        TableSamples.names(samples));
  }

  private void add(Sample sample) {
    try {
      XMLStreamReader reader =
          factory().createXMLStreamReader(new ByteArrayInputStream(sample.bytes()));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        refuseDoctype(sample, reader);
      }
      root.seeObject();
      Shape start = start(sample, reader);
      start.seeInParent(1);
      new Walk(sample, reader).element(start);
      while (reader.hasNext()) {
        reader.next();
      }
      cases.add(new SampleSet.Case(sample.slug(), ".xml", sample.bytes()));
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new UnusableSample(
          "%s is no well-formed XML: line %d: %s"
              .formatted(sample.name(), line, lastLine(e.getMessage())));
    }
  }

  private static String lastLine(@Nullable String message) {
    String text = message == null ? "" : message;
    return text.substring(text.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static void refuseDoctype(Sample sample, XMLStreamReader reader) {
    if (reader.getEventType() == XMLStreamConstants.DTD) {
      throw new UnusableSample(
          sample.name() + " has a DOCTYPE, which the hub refuses; leave it out");
    }
  }

  private Shape start(Sample sample, XMLStreamReader reader) {
    String name = reader.getLocalName();
    String namespace = orEmpty(reader.getNamespaceURI());
    if (name.equals(SOAP) && namespace.contains("soap")) {
      throw new UnusableSample(
          sample.name() + " is a SOAP envelope; give the element within its body");
    }
    Shape known = element;
    if (known == null) {
      known = root.member(name, namespace);
      element = known;
    } else if (!known.name().equals(name) || !known.namespace().equals(namespace)) {
      throw new UnusableSample(
          "%s begins with element %s, the samples before it with %s: give one document at a time"
              .formatted(sample.name(), name, known.name()));
    }
    return known;
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Goes through one sample. */
  private record Walk(Sample sample, XMLStreamReader reader) {

    void element(Shape shape) throws XMLStreamException {
      boolean attributes = attributes(shape);
      Map<String, Integer> times = new LinkedHashMap<>();
      List<String> order = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      while (reader.next() != XMLStreamConstants.END_ELEMENT) {
        if (reader.isStartElement()) {
          Shape child = child(shape);
          times.merge(child.name(), 1, Integer::sum);
          order.add(child.name());
          element(child);
        } else if (reader.isCharacters()) {
          text.append(reader.getText());
        }
      }
      times.forEach((name, n) -> shape.member(name, "").seeInParent(n));
      finish(shape, order, attributes, text.toString());
    }

    private void finish(Shape shape, List<String> order, boolean attributes, String text) {
      if (order.isEmpty() && !attributes) {
        shape.seeText(text);
        return;
      }
      shape.seeObject();
      shape.seeOrder(order);
      if (!text.isBlank() || order.isEmpty()) {
        shape.member(TEXT, "").seeInParent(1);
        shape.member(TEXT, "").seeText(text);
      }
    }

    private Shape child(Shape parent) {
      String namespace = orEmpty(reader.getNamespaceURI());
      Shape child = parent.member(reader.getLocalName(), namespace);
      if (!child.namespace().equals(namespace)) {
        throw new UnusableSample(
            "%s has <%s> in two namespaces within <%s>, which a mapping could not tell apart"
                .formatted(sample.name(), child.name(), parent.name()));
      }
      return child;
    }

    private boolean attributes(Shape shape) {
      boolean any = false;
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        String namespace = orEmpty(reader.getAttributeNamespace(i));
        String name = reader.getAttributeLocalName(i);
        if (!namespace.equals(XSI)) {
          Shape attribute = shape.member("@" + name, namespace);
          attribute.seeInParent(1);
          attribute.seeText(reader.getAttributeValue(i));
          any = true;
        } else if (name.equals("nil")) {
          shape.seeNil();
        }
      }
      return any;
    }
  }
}
