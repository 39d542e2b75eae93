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
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Builds the native tree of one document in one pass. */
final class XmlTreeBuilder {

  private static final String TEXT = "#text";
  private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

  private final XmlModel model;
  private final DocumentLimits limits;
  private final XMLStreamReader2 reader;
  private int nodes;
  private boolean doubtful;

  XmlTreeBuilder(XmlModel model, DocumentLimits limits, XMLStreamReader2 reader) {
    this.model = model;
    this.limits = limits;
    this.reader = reader;
  }

  /** True if the document has something that is not valid for certain. */
  boolean isDoubtful() {
    return doubtful;
  }

  JsonNode build() throws XMLStreamException, RefusedDocument {
    toRoot();
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set(reader.getLocalName(), element(model.root().type(), 1));
    while (reader.hasNext()) {
      reader.next();
    }
    reader.close();
    return tree;
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
    QName root = model.root().wireName();
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
    if (attributes > 0) {
      if (hasInstanceAttribute(attributes)) {
        doubtful = true;
        type = instanceType(declared);
        nil = isTrue(reader.getAttributeValue(XSI, "nil"));
      }
      object = attributes(type, attributes);
    } else {
      doubtful |= type.requiredAttributes() > 0;
    }
    return content(type, object, nil, depth);
  }

  private boolean hasInstanceAttribute(int number) {
    for (int i = 0; i < number; i++) {
      if (XSI.equals(reader.getAttributeNamespace(i))) {
        return true;
      }
    }
    return false;
  }

  /** Null if there are none but those of the schema language. */
  private @Nullable ObjectNode attributes(TypeShape type, int number) {
    ObjectNode object = null;
    int required = 0;
    for (int i = 0; i < number; i++) {
      if (!XSI.equals(reader.getAttributeNamespace(i))) {
        object = object == null ? JsonNodeFactory.instance.objectNode() : object;
        required += attribute(object, type, i);
      }
    }
    doubtful |= required != type.requiredAttributes();
    return object;
  }

  /** 1 if it is one that must be there. */
  private int attribute(ObjectNode object, TypeShape type, int i) {
    AttributeShape shape = type.attributes().get(reader.getAttributeLocalName(i));
    if (shape == null) {
      doubtful = true;
      object.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      return 0;
    }
    doubtful |=
        !shape.wireName().getNamespaceURI().equals(orEmpty(reader.getAttributeNamespace(i)));
    object.put(shape.treeName(), leaf(shape.rules(), reader.getAttributeValue(i)));
    return shape.required() ? 1 : 0;
  }

  private static String orEmpty(@Nullable String namespace) {
    return namespace == null ? "" : namespace;
  }

  private String leaf(LeafRules rules, String raw) {
    String text = rules.whitespace().apply(raw);
    doubtful |= !rules.check().isSurelyValid(text);
    return text;
  }

  private JsonNode content(TypeShape type, @Nullable ObjectNode start, boolean nil, int depth)
      throws XMLStreamException, RefusedDocument {
    ObjectNode object = start;
    String text = "";
    long state = ContentSteps.START;
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          object = object == null ? JsonNodeFactory.instance.objectNode() : object;
          state = type.steps().next(state, reader.getLocalName());
          child(object, type, depth + 1);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (type.isLeaf() || !reader.isWhiteSpace()) {
            doubtful |= type.content() == TypeShape.Content.ELEMENTS;
            text = text.isEmpty() ? reader.getText() : text + reader.getText();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          doubtful |= !type.steps().isComplete(state);
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
            ? model.undeclared(reader.getNamespaceURI(), name)
            : declared.shape().type();
    doubtful |=
        declared == null || !declared.shape().namespace().equals(orEmpty(reader.getNamespaceURI()));
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

  private JsonNode finished(TypeShape type, @Nullable ObjectNode object, String raw) {
    String text = leaf(type.rules(), raw);
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

  private TypeShape instanceType(TypeShape declared) {
    String prefixed = reader.getAttributeValue(XSI, "type");
    if (prefixed == null) {
      return declared;
    }
    QName type = InstanceType.name(prefixed, reader.getNamespaceContext());
    return model.types().getOrDefault(type, declared);
  }

  private static boolean isTrue(@Nullable String value) {
    String trimmed = value == null ? "" : value.strip();
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
}
