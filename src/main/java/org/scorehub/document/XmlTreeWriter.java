package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Writes one tree in the order of the schema, noting whatever has no place there. */
final class XmlTreeWriter {

  private static final String TEXT = "#text";

  private final XmlModel model;
  private final XmlNamespaces namespaces;
  private final XmlText out = new XmlText();
  private final List<Problem> problems = new ArrayList<>();
  private boolean usesNil;

  XmlTreeWriter(XmlModel model, XmlNamespaces namespaces) {
    this.model = model;
    this.namespaces = namespaces;
  }

  String document(JsonNode root) {
    String path = "/" + model.root().name();
    element(model.root(), root, path);
    return namespaces.declareOn(out.toString(), usesNil);
  }

  List<Problem> problems() {
    return problems;
  }

  private void element(ElementShape shape, JsonNode node, String path) {
    String tag = namespaces.elementName(shape.wireName());
    out.open(tag);
    if (node.isNull()) {
      usesNil = true;
      out.attribute(XmlNamespaces.NIL, "true");
      out.emptyEnd();
    } else if (node.isObject()) {
      object(shape.type(), node, path, tag);
    } else {
      leaf(shape.type(), node, path, tag);
    }
  }

  private void leaf(TypeShape type, JsonNode node, String path, String tag) {
    if (node.isArray() || type.content() == TypeShape.Content.ELEMENTS) {
      problem("xml.not-an-element", path, "has members in the schema, but is a plain value.");
    }
    content(node, path, tag);
  }

  private void content(JsonNode text, String path, String tag) {
    out.startEnd();
    if (!out.text(Leaf.text(text))) {
      illegal(path);
    }
    out.close(tag);
  }

  private void object(TypeShape type, JsonNode node, String path, String tag) {
    attributes(type, node, path);
    JsonNode text = node.path(TEXT);
    XmlChildren children = new XmlChildren(type, node, path, this::element);
    if (children.isEmpty() && text.isMissingNode()) {
      out.emptyEnd();
    } else if (children.isEmpty()) {
      textOnly(type, text, path, tag);
    } else {
      out.startEnd();
      mixedText(type, text, path);
      children.write();
      out.close(tag);
    }
    problems.addAll(children.problems());
  }

  private void textOnly(TypeShape type, JsonNode text, String path, String tag) {
    refuseTextAmongElements(type, path);
    content(text, path, tag);
  }

  private void mixedText(TypeShape type, JsonNode text, String path) {
    if (!text.isMissingNode()) {
      refuseTextAmongElements(type, path);
      if (!out.text(Leaf.text(text))) {
        illegal(path);
      }
    }
  }

  private void refuseTextAmongElements(TypeShape type, String path) {
    if (type.content() == TypeShape.Content.ELEMENTS) {
      problem("xml.unknown-element", path + "/" + TEXT, "is text where only elements may be.");
    }
  }

  private void attributes(TypeShape type, JsonNode node, String path) {
    for (AttributeShape attribute : type.attributes().values()) {
      JsonNode value = node.get(attribute.treeName());
      if (value != null && !value.isNull()) {
        attribute(attribute.wireName(), value, path + "/" + attribute.treeName());
      }
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = member.getKey();
      if (name.startsWith("@") && !type.attributes().containsKey(name.substring(1))) {
        problem("xml.unknown-attribute", path + "/" + name, "is not an attribute in the schema.");
      }
    }
  }

  private void attribute(QName name, JsonNode value, String path) {
    if (value.isContainerNode()) {
      problem("xml.not-a-value", path, "is an attribute and must be a plain value.");
    }
    if (!out.attribute(namespaces.attributeName(name), Leaf.text(value))) {
      illegal(path);
    }
  }

  private void illegal(String path) {
    problem("xml.illegal-character", path, "has a character that XML cannot hold.");
  }

  private void problem(String code, String path, String what) {
    problems.add(Problem.blocking(ProblemKind.MALFORMED, code, path + " " + what).atPath(path));
  }
}
