package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.validation.XMLValidationProblem;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Builds the native tree of one document in one pass, checking it on the way if it can. */
final class XmlTreeBuilder {

  private static final String TEXT = "#text";

  private final Xsd xsd;
  private final DocumentLimits limits;
  private final XMLStreamReader2 reader;
  private int nodes;
  private boolean checking;
  private boolean rejected;

  XmlTreeBuilder(Xsd xsd, DocumentLimits limits, XMLStreamReader2 reader) {
    this.xsd = xsd;
    this.limits = limits;
    this.reader = reader;
  }

  /** True if the document has to go through the complete check. */
  boolean needsCompleteCheck() {
    return rejected || xsd.fast() == null;
  }

  JsonNode build() throws XMLStreamException, RefusedDocument {
    if (xsd.fast() != null) {
      reader.setValidationProblemHandler(this::reject);
      reader.validateAgainst(xsd.fast());
      checking = true;
    }
    toRoot();
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set(reader.getLocalName(), element(xsd.model().root().type(), 1));
    while (reader.hasNext()) {
      reader.next();
    }
    return tree;
  }

  private void reject(XMLValidationProblem problem) {
    rejected = true;
  }

  private void toRoot() throws XMLStreamException, RefusedDocument {
    int event = reader.next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.DTD) {
        throw new RefusedDocument(
            "xml.doctype-refused",
            "The document has a DOCTYPE. Document types and entities are refused, as they can read"
                + " other files or use up memory; leave the DOCTYPE out.");
      }
      event = reader.next();
    }
    QName root = xsd.model().root().wireName();
    if (!root.equals(reader.getName())) {
      throw new RefusedDocument(
          Problem.blocking(
                  ProblemKind.MALFORMED,
                  "xml.wrong-root",
                  "The document starts with element "
                      + reader.getName()
                      + " instead of "
                      + root
                      + ".")
              .atPath("/" + reader.getLocalName())
              .withValue(reader.getName().toString())
              .expecting(root.toString()));
    }
  }

  private JsonNode element(TypeShape declared, int depth)
      throws XMLStreamException, RefusedDocument {
    if (depth > limits.maxDepth()) {
      throw RefusedDocument.over(
          "limit.depth", "is nested too deeply", limits.maxDepth(), "levels");
    }
    int attributes = reader.getAttributeCount();
    count(1 + attributes);
    TypeShape type = declared;
    boolean nil = false;
    ObjectNode object = null;
    for (int i = 0; i < attributes; i++) {
      if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i))) {
        object = object == null ? JsonNodeFactory.instance.objectNode() : object;
        attribute(object, declared, i);
      } else if (reader.getAttributeLocalName(i).equals("nil")) {
        nil = isTrue(reader.getAttributeValue(i));
      } else if (reader.getAttributeLocalName(i).equals("type")) {
        type = instanceType(reader.getAttributeValue(i), declared);
      }
    }
    return content(type, object, nil, depth);
  }

  private void attribute(ObjectNode object, TypeShape type, int i) {
    String value = reader.getAttributeValue(i);
    AttributeShape shape = type.attributes().get(reader.getAttributeLocalName(i));
    if (shape == null) {
      object.put("@" + reader.getAttributeLocalName(i), value);
    } else {
      object.put(shape.treeName(), shape.whitespace().apply(value));
    }
  }

  private JsonNode content(TypeShape type, @Nullable ObjectNode start, boolean nil, int depth)
      throws XMLStreamException, RefusedDocument {
    ObjectNode object = start;
    String text = "";
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          object = object == null ? JsonNodeFactory.instance.objectNode() : object;
          child(object, type, depth + 1);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (type.isLeaf() || !reader.isWhiteSpace()) {
            text = text.isEmpty() ? reader.getText() : text + reader.getText();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          stopCheckOnceRejected();
          return nil ? JsonNodeFactory.instance.nullNode() : finished(type, object, text);
        }
        default -> {}
      }
    }
  }

  private void child(ObjectNode parent, TypeShape parentType, int depth)
      throws XMLStreamException, RefusedDocument {
    String name = reader.getLocalName();
    TypeShape.Child declared = parentType.child(name);
    TypeShape type =
        declared == null
            ? xsd.model().undeclared(reader.getNamespaceURI(), name)
            : declared.shape().type();
    boolean repeated = declared != null && declared.repeated();
    add(parent, name, element(type, depth), repeated);
  }

  private static void add(ObjectNode parent, String name, JsonNode node, boolean repeated) {
    JsonNode present = parent.get(name);
    if (present instanceof ArrayNode array) {
      array.add(node);
    } else if (present != null) {
      parent.putArray(name).add(present).add(node);
    } else if (repeated) {
      parent.putArray(name).add(node);
    } else {
      parent.set(name, node);
    }
  }

  private static JsonNode finished(TypeShape type, @Nullable ObjectNode object, String raw) {
    String text = type.whitespace().apply(raw);
    boolean leaf = type.isLeaf() || type.content() == TypeShape.Content.ANYTHING;
    if (object == null) {
      return switch (type.content()) {
        case TEXT, ANYTHING -> JsonNodeFactory.instance.textNode(text);
        default -> withText(JsonNodeFactory.instance.objectNode(), type.isLeaf(), text);
      };
    }
    return withText(object, leaf && hasOnlyAttributes(object), text);
  }

  private static ObjectNode withText(ObjectNode object, boolean always, String text) {
    return always || !text.isBlank() ? object.put(TEXT, text) : object;
  }

  private static boolean hasOnlyAttributes(ObjectNode object) {
    for (var members = object.fieldNames(); members.hasNext(); ) {
      if (!members.next().startsWith("@")) {
        return false;
      }
    }
    return true;
  }

  private TypeShape instanceType(String prefixed, TypeShape declared) {
    QName type = InstanceType.name(prefixed, reader.getNamespaceContext());
    return xsd.model().types().getOrDefault(type, declared);
  }

  private static boolean isTrue(String value) {
    String trimmed = value.strip();
    return trimmed.equals("true") || trimmed.equals("1");
  }

  private void count(int more) throws RefusedDocument {
    nodes += more;
    if (nodes > limits.maxNodes()) {
      throw RefusedDocument.over(
          "limit.nodes",
          "has too many elements and attributes",
          limits.maxNodes(),
          "elements and attributes");
    }
  }

  private void stopCheckOnceRejected() throws XMLStreamException {
    if (rejected && checking) {
      checking = false;
      reader.stopValidatingAgainst(xsd.fast());
    }
  }
}
