package org.scorehub.document;

import javax.xml.namespace.NamespaceContext;
import javax.xml.namespace.QName;

/** Reads the value of {@code xsi:type}. */
final class InstanceType {

  private InstanceType() {}

  static QName name(String value, NamespaceContext namespaces) {
    String name = Whitespace.COLLAPSE.apply(value);
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    String namespace = namespaces.getNamespaceURI(prefix);
    return new QName(namespace == null ? "" : namespace, name.substring(colon + 1));
  }
}
