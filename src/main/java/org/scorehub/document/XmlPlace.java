package org.scorehub.document;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place that an XSD speaks of. */
sealed interface XmlPlace extends SchemaPlace {

  String TEXT = "#text";

  /** The tree itself, whose only member is the root element. */
  record Root(ElementShape element) implements XmlPlace {

    @Override
    public Set<String> members() {
      return Set.of(element.name());
    }

    @Override
    public @Nullable SchemaPlace member(String name) {
      return name.equals(element.name()) ? new Element(element.type()) : null;
    }

    @Override
    public boolean requires(String name) {
      return name.equals(element.name());
    }

    @Override
    public Set<String> types() {
      return Set.of("object");
    }
  }

  /** An element. */
  record Element(TypeShape type) implements XmlPlace {

    @Override
    public Set<String> members() {
      Set<String> names = new LinkedHashSet<>();
      type.attributes().values().forEach(attribute -> names.add(attribute.treeName()));
      names.addAll(type.children().keySet());
      if (hasText()) {
        names.add(TEXT);
      }
      return names;
    }

    private boolean hasText() {
      return type.content() == TypeShape.Content.TEXT_WITH_ATTRIBUTES
          || type.content() == TypeShape.Content.MIXED;
    }

    @Override
    public @Nullable SchemaPlace member(String name) {
      if (name.startsWith("@")) {
        return type.attributes().containsKey(name.substring(1)) ? new Text() : null;
      } else if (name.equals(TEXT)) {
        return hasText() ? new Text() : null;
      }
      TypeShape.Child child = type.child(name);
      if (child == null) {
        return null;
      }
      Element element = new Element(child.shape().type());
      return child.repeated() ? new Repeated(element) : element;
    }

    @Override
    public boolean requires(String name) {
      if (name.startsWith("@")) {
        AttributeShape attribute = type.attributes().get(name.substring(1));
        return attribute != null && attribute.required();
      }
      TypeShape.Child child = type.child(name);
      return child != null && child.required();
    }

    @Override
    public boolean isOpen() {
      // a wildcard admits what a later version may bring; that is news all the same
      return type.content() == TypeShape.Content.ANYTHING;
    }

    @Override
    public Set<String> types() {
      return switch (type.content()) {
        case ANYTHING -> Set.of();
        case TEXT -> Set.of("string");
        default -> Set.of("object");
      };
    }
  }

  /** An element that may stand there more than once. */
  record Repeated(Element element) implements XmlPlace {

    @Override
    public SchemaPlace entry() {
      return element;
    }

    @Override
    public Set<String> types() {
      return Set.of("array");
    }
  }

  /** The text of an attribute or of an element with attributes. */
  record Text() implements XmlPlace {

    @Override
    public Set<String> types() {
      return Set.of("string");
    }
  }

  @Override
  default Set<String> members() {
    return Set.of();
  }

  @Override
  default @Nullable SchemaPlace member(String name) {
    return null;
  }

  @Override
  default @Nullable SchemaPlace entry() {
    return null;
  }

  @Override
  default boolean requires(String name) {
    return false;
  }

  @Override
  default boolean isOpen() {
    return false;
  }
}
