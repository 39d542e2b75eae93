package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A document of which one field was changed as buyers change their formats. */
record Mutation(Kind kind, String path, byte[] bytes) {

  /** What was done to the field. */
  enum Kind {
    REMOVED,
    RENAMED,
    RETYPED,
    ADDED
  }

  /** A value that no example has. */
  static final String NEWS = "news-4711";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every mutation of one field of each generalised path. */
  static List<Mutation> of(InboundDocument document, byte[] bytes) {
    try {
      return switch (document.definition().format()) {
        case XML -> xml(bytes);
        case JSON -> json(bytes, JSON.readTree(bytes), "");
        case TABLE -> table(bytes);
      };
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Mutation> json(byte[] bytes, JsonNode root, String prefix) throws Exception {
    Map<String, String> pointers = new LinkedHashMap<>();
    collect(root, "", "", pointers);
    List<Mutation> mutations = new ArrayList<>();
    for (Map.Entry<String, String> field : pointers.entrySet()) {
      for (Kind kind : Kind.values()) {
        JsonNode copy = JSON.readTree(bytes);
        mutate(copy.at(prefix), field.getValue(), kind);
        mutations.add(new Mutation(kind, field.getKey(), JSON.writeValueAsBytes(copy)));
      }
    }
    return mutations;
  }

  private static void collect(
      JsonNode node, String general, String pointer, Map<String, String> found) {
    node.properties()
        .forEach(
            m -> {
              String path = general + "/" + m.getKey();
              String at = pointer + "/" + m.getKey().replace("~", "~0").replace("/", "~1");
              if (m.getValue().isValueNode() && !m.getValue().isNull()) {
                found.putIfAbsent(path, at);
              }
              collect(m.getValue(), path, at, found);
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), general + "[]", pointer + "/" + i, found);
    }
  }

  private static void mutate(JsonNode root, String pointer, Kind kind) {
    int slash = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) root.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
    JsonNode value = parent.get(name);
    switch (kind) {
      case REMOVED -> parent.remove(name);
      case RENAMED -> {
        parent.remove(name);
        parent.put("new_" + name, NEWS);
      }
      case RETYPED -> {
        if (value.isTextual()) {
          parent.putObject(name).put("inner", NEWS);
        } else {
          parent.put(name, NEWS);
        }
      }
      case ADDED -> parent.put("new_" + name, NEWS);
    }
  }

  private static List<Mutation> table(byte[] child) throws Exception {
    JsonNode row = JSON.readTree(child).at("/rows/0/values");
    List<Mutation> mutations = new ArrayList<>();
    for (String name : (Iterable<String>) row::fieldNames) {
      for (Kind kind : Kind.values()) {
        JsonNode copy = JSON.readTree(child);
        ObjectNode columns = (ObjectNode) copy.get("columns");
        for (JsonNode each : (ArrayNode) copy.get("rows")) {
          mutateRow((ObjectNode) each.get("values"), columns, name, kind);
        }
        mutations.add(new Mutation(kind, "/" + name, JSON.writeValueAsBytes(copy)));
      }
    }
    return mutations;
  }

  private static void mutateRow(ObjectNode values, ObjectNode columns, String name, Kind kind) {
    if (kind == Kind.REMOVED || kind == Kind.RENAMED) {
      values.remove(name);
      columns.remove(name);
    }
    if (kind == Kind.RETYPED) {
      values.put(name, NEWS);
    } else if (kind != Kind.REMOVED) {
      values.put("new_" + name, NEWS);
      columns.put("new_" + name, 99);
    }
  }

  private static List<Mutation> xml(byte[] bytes) throws Exception {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    Element root = parse(bytes).getDocumentElement();
    collect(root, "/" + root.getLocalName(), new ArrayList<>(), places);
    List<Mutation> mutations = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> place : places.entrySet()) {
      for (Kind kind : Kind.values()) {
        Document copy = parse(bytes);
        mutate(copy, place.getKey(), place.getValue(), kind);
        mutations.add(new Mutation(kind, place.getKey(), bytes(copy)));
      }
    }
    return mutations;
  }

  private static void collect(
      Element element, String path, List<Integer> at, Map<String, List<Integer>> places) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      if (attribute.getNamespaceURI() == null) {
        places.putIfAbsent(path + "/@" + attribute.getName(), List.copyOf(at));
      }
    }
    List<Element> children = children(element);
    if (children.isEmpty() && !at.isEmpty()) {
      places.putIfAbsent(path, List.copyOf(at));
    }
    for (int i = 0; i < children.size(); i++) {
      List<Integer> below = new ArrayList<>(at);
      below.add(i);
      collect(children.get(i), path + "/" + children.get(i).getLocalName(), below, places);
    }
  }

  private static void mutate(Document document, String path, List<Integer> at, Kind kind) {
    Element element = document.getDocumentElement();
    for (int index : at) {
      element = children(element).get(index);
    }
    int attribute = path.lastIndexOf("/@");
    if (attribute >= 0) {
      mutateAttribute(element, path.substring(attribute + 2), kind);
    } else {
      mutateElement(document, element, kind);
    }
  }

  private static void mutateAttribute(Element element, String name, Kind kind) {
    if (kind == Kind.REMOVED || kind == Kind.RENAMED) {
      element.removeAttribute(name);
    }
    if (kind == Kind.RETYPED) {
      element.setAttribute(name, NEWS);
    } else if (kind != Kind.REMOVED) {
      element.setAttribute("new_" + name, NEWS);
    }
  }

  private static void mutateElement(Document document, Element element, Kind kind) {
    Element added =
        document.createElementNS(element.getNamespaceURI(), "new_" + element.getLocalName());
    added.setTextContent(NEWS);
    switch (kind) {
      case REMOVED -> element.getParentNode().removeChild(element);
      case RENAMED -> element.getParentNode().replaceChild(added, element);
      case RETYPED -> {
        element.setTextContent(null);
        element.appendChild(added);
      }
      case ADDED -> element.getParentNode().insertBefore(added, element.getNextSibling());
    }
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  private static Document parse(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(Document document) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(out));
    return out.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return kind + " " + path;
  }
}
