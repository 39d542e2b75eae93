package org.scorehub.document;

import javax.xml.namespace.QName;

/** A declared element, with its name on the wire. */
record ElementShape(QName wireName, TypeShape type, boolean nillable) {

  String name() {
    return wireName.getLocalPart();
  }

  String namespace() {
    return wireName.getNamespaceURI();
  }
}
