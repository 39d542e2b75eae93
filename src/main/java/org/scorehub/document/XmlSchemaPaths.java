package org.scorehub.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks an {@link XmlModel} down to its values. */
final class XmlSchemaPaths {

  private final List<SchemaPath> paths = new ArrayList<>();
  private final Set<TypeShape> open = new HashSet<>();

  private XmlSchemaPaths() {}

  static List<SchemaPath> of(XmlModel model) {
    XmlSchemaPaths walk = new XmlSchemaPaths();
    walk.type(model.root().type(), "/" + model.root().name());
    return walk.paths;
  }

  private void type(TypeShape type, String path) {
    if (!open.add(type)) {
      return;
    }
    type.attributes()
        .values()
        .forEach(attribute -> value(path + "/" + attribute.treeName(), false));
    switch (type.content()) {
      case TEXT, TEXT_WITH_ATTRIBUTES -> value(path, false);
      case MIXED, ANYTHING -> value(path, true);
      case ELEMENTS -> {}
    }
    type.children().forEach((name, child) -> child(child, path + "/" + name));
    open.remove(type);
  }

  private void child(TypeShape.Child child, String path) {
    type(child.shape().type(), child.repeated() ? path + "[]" : path);
  }

  private void value(String path, boolean anything) {
    paths.add(new SchemaPath(path, anything, SampleValues.TEXTS));
  }
}
