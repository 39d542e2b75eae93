package org.scorehub.connector.scaffold;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.DocumentReader;
import org.scorehub.document.DocumentSchemas;
import org.scorehub.document.Reading;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The schemas of a SOAP service: those beside its description as they are, those within taken out.
 */
final class WsdlTypes {

  private static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;
  static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

  private final Sample file;
  private final Document description;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, Element> schemas = new LinkedHashMap<>();

  /**
   * @throws UnusableSample if it is no WSDL 1.1
   */
  WsdlTypes(Wsdl wsdl) {
    file = wsdl.file();
    description = parsed(file.name(), file.bytes());
    Element root = description.getDocumentElement();
    if (!WSDL.equals(root.getNamespaceURI()) || !"definitions".equals(root.getLocalName())) {
      throw new UnusableSample(file.name() + " is no WSDL 1.1");
    }
    wsdl.beside()
        .forEach(
            (path, bytes) -> {
              files.put(path, bytes);
              schemas.put(path, parsed(path, bytes).getDocumentElement());
            });
    inline();
  }

  private static Document parsed(String name, byte[] bytes) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    } catch (SAXException | IOException e) {
      throw new UnusableSample(name + " is no well-formed XML: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java runtime has no XML parser", e);
    }
  }

  /** Schemas that stand in the description itself become files of their own. */
  private void inline() {
    List<Element> own = new ArrayList<>();
    for (Element schema : elements(description, XSD, "schema")) {
      if (children(schema).stream().anyMatch(c -> !isReference(c))) {
        own.add(schema);
      }
    }
    for (int i = 0; i < own.size(); i++) {
      String name = file.slug() + "-types" + (own.size() == 1 ? "" : "-" + (i + 1)) + ".xsd";
      schemas.put(name, own.get(i));
    }
    for (Map.Entry<String, Element> each : schemas.entrySet()) {
      if (!files.containsKey(each.getKey())) {
        files.put(
            each.getKey(), text(standalone(each.getValue())).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static boolean isReference(Element element) {
    return List.of("import", "include", "annotation").contains(element.getLocalName());
  }

  /** With the prefixes of the elements around it, and imports that say where to look. */
  private Element standalone(Element schema) {
    Element copy = (Element) schema.cloneNode(true);
    for (Node at = schema.getParentNode(); at instanceof Element around; at = at.getParentNode()) {
      for (int i = 0; i < around.getAttributes().getLength(); i++) {
        Attr attribute = (Attr) around.getAttributes().item(i);
        if (attribute.getName().startsWith("xmlns:") && !copy.hasAttribute(attribute.getName())) {
          copy.setAttributeNS(
              XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attribute.getName(), attribute.getValue());
        }
      }
    }
    for (Element reference : children(copy)) {
      boolean silent =
          reference.getLocalName().equals("import") && !reference.hasAttribute("schemaLocation");
      String known = silent ? fileOf(reference.getAttribute("namespace")) : null;
      if (known != null) {
        reference.setAttribute("schemaLocation", known);
      }
    }
    return copy;
  }

  private @Nullable String fileOf(String namespace) {
    return schemas.entrySet().stream()
        .filter(e -> e.getValue().getAttribute("targetNamespace").equals(namespace))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static String text(Element element) {
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(element), new StreamResult(text));
      return text + "\n";
    } catch (TransformerException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  static List<Element> elements(Document document, String namespace, String name) {
    return list(document.getElementsByTagNameNS(namespace, name));
  }

  static List<Element> children(Element parent) {
    return list(parent.getChildNodes());
  }

  private static List<Element> list(NodeList nodes) {
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }

  /** The file that declares the root element of a sample; null if none does. */
  @Nullable String declaring(Shape root) {
    for (Map.Entry<String, Element> schema : schemas.entrySet()) {
      String namespace = schema.getValue().getAttribute("targetNamespace");
      boolean declares =
          children(schema.getValue()).stream()
              .filter(child -> "element".equals(child.getLocalName()))
              .anyMatch(child -> child.getAttribute("name").equals(root.name()));
      if (declares && (namespace.equals(root.namespace()) || namespace.isEmpty())) {
        return schema.getKey();
      }
    }
    return null;
  }

  /** That file with all it needs, by path relative to it. */
  Map<String, byte[]> needed(String schema) {
    Map<String, byte[]> needed = new TreeMap<>();
    collect(schema, needed);
    return needed;
  }

  private void collect(String path, Map<String, byte[]> needed) {
    byte[] content = files.get(path);
    if (content == null || needed.put(path, content) != null) {
      return;
    }
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    for (Element child : children(parsed(path, content).getDocumentElement())) {
      if (child.hasAttribute("schemaLocation")) {
        collect(folder + child.getAttribute("schemaLocation"), needed);
      }
    }
  }

  /**
   * The samples as their own schema has them: what may stand several times is a list, even where it
   * stands once.
   *
   * @throws UnusableSample if a sample breaks the schema
   */
  SampleSet read(SampleSet samples, String schema, String root) {
    DocumentReader reader =
        DocumentSchemas.xmlReader(
            path -> files.getOrDefault(path, new byte[0]), schema, root, DocumentLimits.DEFAULT);
    Shape all = Shape.root();
    for (SampleSet.Case sample : samples.cases()) {
      Reading reading = reader.read(sample.bytes());
      if (!(reading instanceof Reading.Readable readable) || !readable.problems().isEmpty()) {
        throw new UnusableSample(
            "%s does not obey %s: %s"
                .formatted(sample.name(), file.name(), reading.problems().get(0).message()));
      }
      all.see(readable.tree());
    }
    return new SampleSet(
        DocumentFormat.XML, all, samples.cases(), all.get(root), null, null, samples.files());
  }

  /** What the service does with documents. */
  WsdlOperations operations() {
    return new WsdlOperations(description);
  }
}
