package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;

/**
 * Writes the XSD that samples obey, a file for each namespace. Elements are in sequence where all
 * samples agree on one; codes are not enumerated.
 */
final class XsdDraft {

  private static final String MAIN = "http://www.w3.org/2001/XMLSchema";

  private final String base;
  private final String files;
  private final Shape root;
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final Map<String, List<String>> globals = new LinkedHashMap<>();
  private final Map<String, Set<String>> imports = new LinkedHashMap<>();
  private final Set<String> declared = new LinkedHashSet<>();

  private XsdDraft(SampleSet samples, String path, Shape root) {
    this.base = path.replaceFirst("\\.xsd$", "");
    this.files = samples.files();
    this.root = root;
    file(root.namespace());
  }

  /**
   * The files by path.
   *
   * @param path of the main one, from the project root
   */
  static Map<String, String> of(SampleSet samples, String path, String description) {
    Shape root = samples.element();
    if (root == null) {
      throw new IllegalArgumentException("only XML has an XSD");
    }
    loosen(root);
    XsdDraft draft = new XsdDraft(samples, path, root);
    draft.global(root);
    return draft.texts(description);
  }

  /** Children that come in no order of their own may each come more than once, in any. */
  private static void loosen(Shape shape) {
    boolean repeated = ChildOrder.elements(shape).stream().anyMatch(Shape::isRepeated);
    if (ChildOrder.of(shape) == null && repeated) {
      ChildOrder.elements(shape).forEach(Shape::repeat);
    }
    shape.members().forEach(XsdDraft::loosen);
  }

  private String file(String namespace) {
    String number = paths.isEmpty() ? "" : "-" + (paths.size() + 1);
    globals.computeIfAbsent(namespace, n -> new ArrayList<>());
    imports.computeIfAbsent(namespace, n -> new LinkedHashSet<>());
    return paths.computeIfAbsent(namespace, n -> base + number + ".xsd");
  }

  private void global(Shape element) {
    file(element.namespace());
    if (declared.add(element.namespace() + " " + element.name())) {
      List<String> lines = new ArrayList<>();
      element(element, element.namespace(), "", 1, lines);
      globals.getOrDefault(element.namespace(), new ArrayList<>()).addAll(lines);
    }
  }

  private void element(Shape shape, String target, String occurs, int depth, List<String> lines) {
    String pad = "  ".repeat(depth);
    boolean isGlobal = depth == 1;
    String form =
        isGlobal || target.isEmpty()
            ? ""
            : " form=\"" + (shape.namespace().isEmpty() ? "unqualified" : "qualified") + "\"";
    String nil = shape.isNullable() ? " nillable=\"true\"" : "";
    String start = "<xs:element name=\"" + shape.name() + "\"" + form + occurs + nil;
    if (shape.members().isEmpty()) {
      lines.add(pad + start + " type=\"" + type(shape.values()) + "\">");
      lines.add(pad + "  <xs:annotation>");
      lines.add(
          pad + "    <xs:documentation>" + documentation(shape.values()) + "</xs:documentation>");
      lines.add(pad + "  </xs:annotation>");
      lines.add(pad + "</xs:element>");
      return;
    }
    lines.add(pad + start + ">");
    complex(shape, target, depth + 1, lines);
    lines.add(pad + "</xs:element>");
  }

  private void complex(Shape shape, String target, int depth, List<String> lines) {
    String pad = "  ".repeat(depth);
    List<Shape> children = ChildOrder.elements(shape);
    Shape text = shape.get(XmlSamples.TEXT);
    boolean mixed = text != null && !children.isEmpty();
    lines.add(pad + "<xs:complexType" + (mixed ? " mixed=\"true\"" : "") + ">");
    if (text != null && children.isEmpty()) {
      lines.add(pad + "  <xs:simpleContent>");
      lines.add(pad + "    <xs:extension base=\"" + type(text.values()) + "\">");
      attributes(shape, target, depth + 3, lines);
      lines.add(pad + "    </xs:extension>");
      lines.add(pad + "  </xs:simpleContent>");
    } else {
      children(shape, children, target, depth + 1, lines);
      attributes(shape, target, depth + 1, lines);
    }
    lines.add(pad + "</xs:complexType>");
  }

  private void children(
      Shape shape, List<Shape> children, String target, int depth, List<String> lines) {
    if (children.isEmpty()) {
      return;
    }
    String pad = "  ".repeat(depth);
    List<String> order = ChildOrder.of(shape);
    boolean foreign = children.stream().anyMatch(c -> isForeign(c, target));
    boolean choice = order == null && children.stream().anyMatch(Shape::isRepeated);
    String group = order != null ? "sequence" : choice ? "choice" : "all";
    lines.add(
        pad + "<xs:" + group + (choice ? " minOccurs=\"0\" maxOccurs=\"unbounded\"" : "") + ">");
    List<String> names = order != null ? order : children.stream().map(Shape::name).toList();
    for (String name : names) {
      Shape child = shape.member(name, "");
      child(child, target, choice ? "" : occurs(shape, child), depth + 1, lines);
    }
    if (order != null && !foreign) {
      lines.add(
          pad
              + "  <xs:any namespace=\"##other\" processContents=\"lax\" minOccurs=\"0\""
              + " maxOccurs=\"unbounded\"/>");
    }
    lines.add(pad + "</xs:" + group + ">");
  }

  private static boolean isForeign(Shape child, String target) {
    return !child.namespace().isEmpty() && !child.namespace().equals(target);
  }

  private void child(Shape child, String target, String occurs, int depth, List<String> lines) {
    if (isForeign(child, target)) {
      global(child);
      imports.computeIfAbsent(target, t -> new LinkedHashSet<>()).add(child.namespace());
      String prefix = prefix(child.namespace());
      lines.add(
          "  ".repeat(depth)
              + "<xs:element ref=\"%s:%s\" xmlns:%s=\"%s\"%s/>"
                  .formatted(prefix, child.name(), prefix, escaped(child.namespace()), occurs));
    } else {
      element(child, target, occurs, depth, lines);
    }
  }

  private String prefix(String namespace) {
    return "n" + new ArrayList<>(paths.keySet()).indexOf(namespace);
  }

  private static String occurs(Shape parent, Shape child) {
    return (child.isRequiredIn(parent) || (child.isNullable() && parent.objects() == 1)
            ? ""
            : " minOccurs=\"0\"")
        + (child.isRepeated() ? " maxOccurs=\"unbounded\"" : "");
  }

  private void attributes(Shape shape, String target, int depth, List<String> lines) {
    String pad = "  ".repeat(depth);
    for (Shape member : shape.members()) {
      if (member.name().startsWith("@") && member.namespace().isEmpty()) {
        String use = member.isRequiredIn(shape) ? " use=\"required\"" : "";
        lines.add(
            pad
                + "<xs:attribute name=\"%s\" type=\"%s\"%s/>"
                    .formatted(member.name().substring(1), type(member.values()), use));
      }
    }
    shape.members().stream()
        .filter(m -> m.name().startsWith("@") && !m.namespace().isEmpty())
        .forEach(m -> lines.add(pad + foreign(m, target)));
    lines.add(pad + "<xs:anyAttribute namespace=\"##other\" processContents=\"lax\"/>");
  }

  /** An attribute of another namespace stands in the file of that namespace. */
  private String foreign(Shape attribute, String target) {
    String namespace = attribute.namespace();
    String name = attribute.name().substring(1);
    file(namespace);
    if (declared.add(namespace + " " + attribute.name())) {
      globals
          .computeIfAbsent(namespace, n -> new ArrayList<>())
          .add(
              "  <xs:attribute name=\"%s\" type=\"%s\"/>"
                  .formatted(name, type(attribute.values())));
    }
    imports.computeIfAbsent(target, t -> new LinkedHashSet<>()).add(namespace);
    boolean xml = namespace.equals(XMLConstants.XML_NS_URI);
    String prefix = xml ? "xml" : prefix(namespace);
    String binding = xml ? "" : " xmlns:%s=\"%s\"".formatted(prefix, escaped(namespace));
    return "<xs:attribute ref=\"%s:%s\"%s/>".formatted(prefix, name, binding);
  }

  private static String type(LeafValues values) {
    List<String> seen = values.distinct();
    if (values.hasBlank() || seen.isEmpty()) {
      return "xs:string";
    }
    DateForms dates = DateForms.of(seen);
    if (dates != null && dates.patterns().isEmpty()) {
      boolean plain = seen.stream().allMatch(v -> v.indexOf(' ') < 0);
      return dates.kind() == DateForms.Kind.DATE ? "xs:date" : plain ? "xs:dateTime" : "xs:string";
    }
    return "xs:string";
  }

  private String documentation(LeafValues values) {
    return escaped("Such as " + values.shown() + "; inferred from " + files + ".");
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private Map<String, String> texts(String description) {
    Map<String, String> texts = new LinkedHashMap<>();
    paths.forEach((namespace, path) -> texts.put(path, text(namespace, description)));
    return texts;
  }

  private String text(String namespace, String description) {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<xs:schema xmlns:xs=\"").append(MAIN).append('"');
    if (!namespace.isEmpty()) {
      text.append(" targetNamespace=\"").append(escaped(namespace)).append('"');
    }
    text.append(">\n");
    for (String other : imports.getOrDefault(namespace, Set.of())) {
      String file = paths.getOrDefault(other, "");
      text.append(
          "  <xs:import namespace=\"%s\" schemaLocation=\"%s\"/>\n"
              .formatted(escaped(other), file.substring(file.lastIndexOf('/') + 1)));
    }
    if (namespace.equals(root.namespace())) {
      text.append("  <xs:annotation>\n    <xs:documentation>");
      text.append(escaped(description)).append("</xs:documentation>\n  </xs:annotation>\n");
    }
    globals.getOrDefault(namespace, List.of()).forEach(line -> text.append(line).append('\n'));
    return text.append("</xs:schema>\n").toString();
  }
}
