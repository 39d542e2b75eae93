package org.scorehub.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tree needs to know of an XSD type. Built in two steps, as types may contain themselves;
 * not changed afterwards.
 */
final class TypeShape {

  enum Content {
    /** A leaf without attributes. */
    TEXT,
    /** A leaf with attributes. */
    TEXT_WITH_ATTRIBUTES,
    ELEMENTS,
    MIXED,
    /** Nothing is declared: the document itself decides. */
    ANYTHING
  }

  /** A declared child; {@code repeated} children are arrays in the tree. */
  record Child(ElementShape shape, boolean required, boolean repeated) {}

  private static final Particle EMPTY = Particle.Group.of(Particle.Order.SEQUENCE, List.of(), 1, 1);

  private final Content content;
  private final LeafRules rules;
  private final Map<String, AttributeShape> attributes = new LinkedHashMap<>();
  private final Map<String, Child> children = new LinkedHashMap<>();
  private Particle particle = EMPTY;
  private boolean open;
  private ContentSteps steps;
  private int requiredAttributes;

  TypeShape(Content content, LeafRules rules) {
    this.content = content;
    this.rules = rules;
    this.open = content == Content.ANYTHING;
    this.steps = open ? ContentSteps.DOUBTFUL : ContentSteps.EMPTY;
  }

  void complete(List<AttributeShape> declared, @Nullable Particle contentModel) {
    declared.forEach(a -> attributes.put(a.wireName().getLocalPart(), a));
    requiredAttributes = (int) declared.stream().filter(AttributeShape::required).count();
    if (contentModel != null) {
      steps = ContentSteps.of(contentModel);
      particle = contentModel;
      open = open || hasWildcard(contentModel);
      Particle.Occurrence.of(contentModel)
          .forEach((n, o) -> children.put(n, new Child(o.shape(), o.min() > 0, o.max() > 1)));
    }
  }

  /** An abstract type: valid documents name another one. */
  void neverStandsAlone() {
    steps = ContentSteps.DOUBTFUL;
  }

  /** What is known of the order of its children. */
  ContentSteps steps() {
    return steps;
  }

  int requiredAttributes() {
    return requiredAttributes;
  }

  private static boolean hasWildcard(Particle particle) {
    return particle instanceof Particle.Wildcard
        || (particle instanceof Particle.Group group
            && group.parts().stream().anyMatch(TypeShape::hasWildcard));
  }

  Content content() {
    return content;
  }

  LeafRules rules() {
    return rules;
  }

  boolean isLeaf() {
    return content == Content.TEXT || content == Content.TEXT_WITH_ATTRIBUTES;
  }

  Particle particle() {
    return particle;
  }

  /** True if elements that are not declared are allowed too. */
  boolean isOpen() {
    return open;
  }

  Map<String, AttributeShape> attributes() {
    return attributes;
  }

  /** By local name, in the order of the schema. */
  Map<String, Child> children() {
    return children;
  }

  @Nullable Child child(String name) {
    return children.get(name);
  }
}
