package org.scorehub.document;

import javax.xml.namespace.QName;

/** A declared attribute; {@code treeName} is its name with {@code @} before it. */
record AttributeShape(QName wireName, String treeName, LeafRules rules, boolean required) {

  static AttributeShape of(QName wireName, LeafRules rules, boolean required) {
    return new AttributeShape(wireName, "@" + wireName.getLocalPart(), rules, required);
  }
}
