package org.scorehub.document;

import javax.xml.namespace.QName;

/** A declared attribute; {@code treeName} is its name with {@code @} before it. */
record AttributeShape(QName wireName, String treeName, Whitespace whitespace) {

  static AttributeShape of(QName wireName, Whitespace whitespace) {
    return new AttributeShape(wireName, "@" + wireName.getLocalPart(), whitespace);
  }
}
