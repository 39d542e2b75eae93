package org.scorehub.document;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/**
 * The names that elements and attributes get when written. All namespaces are declared on the root.
 * The root's is the default, unless the schema has elements without a namespace.
 *
 * @param prefixes by namespace, of all namespaces in the schema
 * @param defaultNamespace empty if there is no default
 */
record XmlNamespaces(Map<String, String> prefixes, String defaultNamespace) {

  static final String NIL = "xsi:nil";

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  static XmlNamespaces of(ElementShape root) {
    Set<String> ofElements = new TreeSet<>(Set.of(root.namespace()));
    Set<String> ofAttributes = new TreeSet<>();
    collect(root.type(), ofElements, ofAttributes, newIdentitySet());
    String defaultNamespace = ofElements.contains("") ? "" : root.namespace();
    Set<String> prefixed = new TreeSet<>(ofElements);
    prefixed.remove(defaultNamespace);
    prefixed.addAll(ofAttributes);
    prefixed.remove("");
    prefixed.remove(XMLConstants.XML_NS_URI);
    Map<String, String> prefixes = new TreeMap<>();
    prefixed.forEach(namespace -> prefixes.put(namespace, "ns" + (prefixes.size() + 1)));
    return new XmlNamespaces(prefixes, defaultNamespace);
  }

  private static Set<TypeShape> newIdentitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static void collect(
      TypeShape type, Set<String> ofElements, Set<String> ofAttributes, Set<TypeShape> seen) {
    if (seen.add(type)) {
      type.attributes().values().forEach(a -> ofAttributes.add(a.wireName().getNamespaceURI()));
      for (TypeShape.Child child : type.children().values()) {
        ofElements.add(child.shape().namespace());
        collect(child.shape().type(), ofElements, ofAttributes, seen);
      }
    }
  }

  String elementName(QName name) {
    String namespace = name.getNamespaceURI();
    return namespace.equals(defaultNamespace) ? name.getLocalPart() : prefixed(name);
  }

  String attributeName(QName name) {
    return name.getNamespaceURI().isEmpty() ? name.getLocalPart() : prefixed(name);
  }

  private String prefixed(QName name) {
    String prefix =
        name.getNamespaceURI().equals(XMLConstants.XML_NS_URI)
            ? "xml"
            : prefixes.get(name.getNamespaceURI());
    return prefix + ":" + name.getLocalPart();
  }

  /** The whole document: the declaration, and the namespaces on the root's start tag. */
  String declareOn(String root, boolean usesNil) {
    StringBuilder declarations = new StringBuilder();
    if (!defaultNamespace.isEmpty()) {
      declare(declarations, "xmlns", defaultNamespace);
    }
    prefixes.forEach((namespace, prefix) -> declare(declarations, "xmlns:" + prefix, namespace));
    if (usesNil) {
      declare(declarations, "xmlns:xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
    }
    int tagEnd = endOfName(root);
    return DECLARATION + root.substring(0, tagEnd) + declarations + root.substring(tagEnd) + "\n";
  }

  private static void declare(StringBuilder out, String attribute, String namespace) {
    out.append(' ').append(attribute).append("=\"").append(namespace).append('"');
  }

  private static int endOfName(String tag) {
    int at = 1;
    while (" />".indexOf(tag.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
