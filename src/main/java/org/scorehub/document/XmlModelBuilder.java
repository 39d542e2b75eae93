package org.scorehub.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchema;
import org.apache.ws.commons.schema.XmlSchemaAll;
import org.apache.ws.commons.schema.XmlSchemaAny;
import org.apache.ws.commons.schema.XmlSchemaChoice;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaComplexType;
import org.apache.ws.commons.schema.XmlSchemaElement;
import org.apache.ws.commons.schema.XmlSchemaGroup;
import org.apache.ws.commons.schema.XmlSchemaGroupRef;
import org.apache.ws.commons.schema.XmlSchemaParticle;
import org.apache.ws.commons.schema.XmlSchemaRedefine;
import org.apache.ws.commons.schema.XmlSchemaSequence;
import org.apache.ws.commons.schema.XmlSchemaSimpleType;
import org.apache.ws.commons.schema.XmlSchemaType;
import org.jspecify.annotations.Nullable;

/** Reads an {@link XmlModel} off the schema object model. */
final class XmlModelBuilder {

  private final XmlSchemaCollection schemas;
  private final SimpleTypes simpleTypes;
  private final ComplexTypes complexTypes;
  private final IdentityHashMap<XmlSchemaType, TypeShape> built = new IdentityHashMap<>();
  private final Map<QName, List<XmlSchemaElement>> substitutes = new HashMap<>();
  private boolean constrained;

  private XmlModelBuilder(XmlSchemaCollection schemas) {
    this.schemas = schemas;
    this.simpleTypes = new SimpleTypes(schemas);
    this.complexTypes = new ComplexTypes(schemas, simpleTypes);
  }

  static XmlModel build(XmlSchemaCollection schemas, XmlSchema main, String rootElement) {
    return new XmlModelBuilder(schemas).model(main, rootElement);
  }

  private XmlModel model(XmlSchema main, String rootElement) {
    XmlSchemaElement root = main.getElementByName(rootElement);
    if (root == null) {
      throw new IllegalArgumentException(
          "there is no global element " + rootElement + ", only " + names(main));
    }
    collectSubstitutes();
    Map<QName, ElementShape> globals = new LinkedHashMap<>();
    Map<QName, TypeShape> types = new LinkedHashMap<>();
    for (XmlSchema schema : schemas.getXmlSchemas()) {
      if (!XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(schema.getTargetNamespace())) {
        schema.getElements().forEach((name, e) -> globals.put(name, shape(e)));
        schema.getSchemaTypes().forEach((name, t) -> types.put(name, type(t)));
      }
    }
    return new XmlModel(shape(root), globals, types, constrained);
  }

  private static String names(XmlSchema schema) {
    return schema.getElements().keySet().stream()
        .map(QName::getLocalPart)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private void collectSubstitutes() {
    for (XmlSchema schema : schemas.getXmlSchemas()) {
      constrained |= schema.getExternals().stream().anyMatch(XmlSchemaRedefine.class::isInstance);
      for (XmlSchemaElement element : schema.getElements().values()) {
        QName head = element.getSubstitutionGroup();
        if (head != null) {
          substitutes.computeIfAbsent(head, h -> new ArrayList<>()).add(element);
          constrained = true;
        }
      }
    }
  }

  private ElementShape shape(XmlSchemaElement element) {
    constrained |= !element.getConstraints().isEmpty() || element.getFixedValue() != null;
    QName name = element.isTopLevel() ? element.getQName() : element.getWireName();
    return new ElementShape(name, typeOf(element), element.isNillable());
  }

  private TypeShape typeOf(XmlSchemaElement element) {
    XmlSchemaType type = element.getSchemaType();
    if (type == null && element.getSchemaTypeName() != null) {
      type = schemas.getTypeByQName(element.getSchemaTypeName());
    }
    if (type == null && element.getSubstitutionGroup() != null) {
      return typeOf(schemas.getElementByQName(element.getSubstitutionGroup()));
    }
    return type == null ? XmlModel.anything() : type(type);
  }

  private TypeShape type(XmlSchemaType type) {
    TypeShape known = built.get(type);
    return known != null ? known : build(type);
  }

  private TypeShape build(XmlSchemaType type) {
    if (type instanceof XmlSchemaSimpleType simple) {
      TypeShape shape = new TypeShape(TypeShape.Content.TEXT, simpleTypes.rules(simple));
      built.put(type, shape);
      return shape;
    }
    return type instanceof XmlSchemaComplexType complex ? build(complex) : XmlModel.anything();
  }

  private TypeShape build(XmlSchemaComplexType type) {
    if (SimpleTypes.isBuiltIn(type.getQName())) {
      return XmlModel.anything();
    }
    TypeShape shape = complexTypes.outline(type);
    built.put(type, shape);
    shape.complete(complexTypes.attributes(type), shape.isLeaf() ? null : content(type));
    if (type.isAbstract()) {
      shape.neverStandsAlone();
    }
    return shape;
  }

  private @Nullable Particle content(XmlSchemaComplexType type) {
    List<Particle> parts = new ArrayList<>();
    for (XmlSchemaParticle particle : complexTypes.particles(type)) {
      parts.add(particle(particle));
    }
    return parts.size() == 1
        ? parts.get(0)
        : Particle.Group.of(Particle.Order.SEQUENCE, parts, 1, 1);
  }

  private Particle particle(XmlSchemaParticle particle) {
    int min = occurs(particle.getMinOccurs());
    int max = occurs(particle.getMaxOccurs());
    if (particle instanceof XmlSchemaElement element) {
      return element(element, min, max);
    } else if (particle instanceof XmlSchemaSequence sequence) {
      return group(Particle.Order.SEQUENCE, sequence.getItems(), min, max);
    } else if (particle instanceof XmlSchemaChoice choice) {
      return group(Particle.Order.CHOICE, choice.getItems(), min, max);
    } else if (particle instanceof XmlSchemaAll all) {
      return group(Particle.Order.ALL, all.getItems(), min, max);
    } else if (particle instanceof XmlSchemaGroupRef reference) {
      return referenced(reference, min, max);
    } else if (particle instanceof XmlSchemaAny) {
      return new Particle.Wildcard(min, max);
    }
    throw new IllegalArgumentException("unknown particle " + particle.getClass().getSimpleName());
  }

  private Particle group(Particle.Order order, List<?> items, int min, int max) {
    List<Particle> parts = new ArrayList<>();
    for (Object item : items) {
      if (item instanceof XmlSchemaParticle part) {
        parts.add(particle(part));
      } else if (item instanceof XmlSchemaGroup group) {
        parts.add(particle(group.getParticle()));
      }
    }
    return Particle.Group.of(order, parts, min, max);
  }

  private Particle referenced(XmlSchemaGroupRef reference, int min, int max) {
    XmlSchemaGroup group = schemas.getGroupByQName(reference.getRefName());
    if (group == null) {
      throw new IllegalArgumentException("there is no group " + reference.getRefName());
    }
    Particle content = particle(group.getParticle());
    return Particle.Group.of(Particle.Order.SEQUENCE, List.of(content), min, max);
  }

  private Particle element(XmlSchemaElement element, int min, int max) {
    XmlSchemaElement declared = element.isRef() ? target(element) : element;
    List<Particle> alternatives = new ArrayList<>();
    addAlternatives(declared, alternatives);
    if (alternatives.size() == 1 && alternatives.get(0) instanceof Particle.Element only) {
      return new Particle.Element(only.shape(), min, max);
    }
    return Particle.Group.of(Particle.Order.CHOICE, alternatives, min, max);
  }

  private void addAlternatives(XmlSchemaElement head, List<Particle> alternatives) {
    if (!head.isAbstract()) {
      alternatives.add(new Particle.Element(shape(head), 1, 1));
    }
    if (head.isTopLevel()) {
      substitutes
          .getOrDefault(head.getQName(), List.of())
          .forEach(substitute -> addAlternatives(substitute, alternatives));
    }
  }

  private XmlSchemaElement target(XmlSchemaElement reference) {
    XmlSchemaElement target = schemas.getElementByQName(reference.getTargetQName());
    if (target == null) {
      throw new IllegalArgumentException("there is no element " + reference.getTargetQName());
    }
    return target;
  }

  private static int occurs(long declared) {
    return (int) Math.min(Particle.UNBOUNDED, declared);
  }
}
