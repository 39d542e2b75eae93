package org.scorehub.document;

import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * What trees and writers need to know of a schema.
 *
 * @param root the element that documents start with
 * @param globals all global elements
 * @param types all named types, for {@code xsi:type}
 * @param needsCompleteCheck true if the schema has rules that the quick check does not know (keys,
 *     uniqueness)
 */
record XmlModel(
    ElementShape root,
    Map<QName, ElementShape> globals,
    Map<QName, TypeShape> types,
    boolean needsCompleteCheck) {

  private static final TypeShape ANYTHING =
      new TypeShape(TypeShape.Content.ANYTHING, LeafRules.NONE);

  XmlModel {
    globals = Map.copyOf(globals);
    types = Map.copyOf(types);
  }

  /** The type of an element that its parent does not name. */
  TypeShape undeclared(@Nullable String namespace, String name) {
    ElementShape global = globals.get(new QName(namespace, name));
    return global == null ? ANYTHING : global.type();
  }

  static TypeShape anything() {
    return ANYTHING;
  }
}
