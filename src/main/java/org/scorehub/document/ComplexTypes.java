package org.scorehub.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchemaAttribute;
import org.apache.ws.commons.schema.XmlSchemaAttributeGroup;
import org.apache.ws.commons.schema.XmlSchemaAttributeGroupRef;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaComplexContent;
import org.apache.ws.commons.schema.XmlSchemaComplexContentExtension;
import org.apache.ws.commons.schema.XmlSchemaComplexContentRestriction;
import org.apache.ws.commons.schema.XmlSchemaComplexType;
import org.apache.ws.commons.schema.XmlSchemaContent;
import org.apache.ws.commons.schema.XmlSchemaParticle;
import org.apache.ws.commons.schema.XmlSchemaSimpleContent;
import org.apache.ws.commons.schema.XmlSchemaSimpleContentExtension;
import org.apache.ws.commons.schema.XmlSchemaSimpleContentRestriction;
import org.apache.ws.commons.schema.XmlSchemaType;
import org.apache.ws.commons.schema.XmlSchemaUse;
import org.jspecify.annotations.Nullable;

/** Puts together what a complex type inherits and what it adds. */
record ComplexTypes(XmlSchemaCollection schemas, SimpleTypes simpleTypes) {

  /** The kind of content, without what is inside. */
  TypeShape outline(XmlSchemaComplexType type) {
    if (hasSimpleContent(type)) {
      boolean bare = attributes(type).isEmpty() && !admitsAnyAttribute(type);
      return new TypeShape(
          bare ? TypeShape.Content.TEXT : TypeShape.Content.TEXT_WITH_ATTRIBUTES,
          simpleTypes.rules(type));
    }
    return new TypeShape(
        isMixed(type) ? TypeShape.Content.MIXED : TypeShape.Content.ELEMENTS, LeafRules.NONE);
  }

  /** The content models that follow each other: inherited first. */
  List<XmlSchemaParticle> particles(XmlSchemaComplexType type) {
    List<XmlSchemaParticle> particles = new ArrayList<>();
    XmlSchemaContent content = content(type);
    if (content instanceof XmlSchemaComplexContentExtension extension) {
      XmlSchemaComplexType base = base(extension.getBaseTypeName());
      if (base != null) {
        particles.addAll(particles(base));
      }
      addPresent(particles, extension.getParticle());
    } else if (content instanceof XmlSchemaComplexContentRestriction restriction) {
      addPresent(particles, restriction.getParticle());
    } else {
      addPresent(particles, type.getParticle());
    }
    return particles;
  }

  private static void addPresent(
      List<XmlSchemaParticle> particles, @Nullable XmlSchemaParticle particle) {
    if (particle != null) {
      particles.add(particle);
    }
  }

  /** Inherited and own attributes, without prohibited ones. */
  List<AttributeShape> attributes(XmlSchemaComplexType type) {
    Map<QName, AttributeShape> attributes = new LinkedHashMap<>();
    collect(type, attributes);
    return List.copyOf(attributes.values());
  }

  private void collect(XmlSchemaComplexType type, Map<QName, AttributeShape> into) {
    XmlSchemaComplexType base = base(baseName(content(type)));
    if (base != null) {
      collect(base, into);
    }
    addAll(ownAttributes(type), into);
  }

  private void addAll(List<?> members, Map<QName, AttributeShape> into) {
    for (Object member : members) {
      if (member instanceof XmlSchemaAttribute attribute) {
        add(attribute, into);
      } else if (member instanceof XmlSchemaAttributeGroupRef reference) {
        addAll(schemas.getAttributeGroupByQName(reference.getTargetQName()).getAttributes(), into);
      } else if (member instanceof XmlSchemaAttributeGroup group) {
        addAll(group.getAttributes(), into);
      }
    }
  }

  private void add(XmlSchemaAttribute attribute, Map<QName, AttributeShape> into) {
    XmlSchemaAttribute declared =
        attribute.isRef() ? schemas.getAttributeByQName(attribute.getTargetQName()) : attribute;
    QName name = declared.isTopLevel() ? declared.getQName() : declared.getWireName();
    if (attribute.getUse() == XmlSchemaUse.PROHIBITED) {
      into.remove(name);
    } else {
      LeafRules rules = simpleTypes.rules(declared.getSchemaType(), declared.getSchemaTypeName());
      boolean fixed = attribute.getFixedValue() != null || declared.getFixedValue() != null;
      into.put(
          name,
          AttributeShape.of(
              name,
              fixed ? new LeafRules(rules.whitespace(), LexicalCheck.DOUBTFUL) : rules,
              attribute.getUse() == XmlSchemaUse.REQUIRED));
    }
  }

  private static List<?> ownAttributes(XmlSchemaComplexType type) {
    XmlSchemaContent content = content(type);
    if (content instanceof XmlSchemaComplexContentExtension extension) {
      return extension.getAttributes();
    } else if (content instanceof XmlSchemaComplexContentRestriction restriction) {
      return restriction.getAttributes();
    } else if (content instanceof XmlSchemaSimpleContentExtension extension) {
      return extension.getAttributes();
    } else if (content instanceof XmlSchemaSimpleContentRestriction restriction) {
      return restriction.getAttributes();
    }
    return type.getAttributes();
  }

  private static @Nullable QName baseName(@Nullable XmlSchemaContent content) {
    if (content instanceof XmlSchemaComplexContentExtension extension) {
      return extension.getBaseTypeName();
    } else if (content instanceof XmlSchemaComplexContentRestriction restriction) {
      return restriction.getBaseTypeName();
    } else if (content instanceof XmlSchemaSimpleContentExtension extension) {
      return extension.getBaseTypeName();
    } else if (content instanceof XmlSchemaSimpleContentRestriction restriction) {
      return restriction.getBaseTypeName();
    }
    return null;
  }

  private @Nullable XmlSchemaComplexType base(@Nullable QName name) {
    if (name == null || SimpleTypes.isBuiltIn(name)) {
      return null;
    }
    XmlSchemaType type = schemas.getTypeByQName(name);
    return type instanceof XmlSchemaComplexType complex ? complex : null;
  }

  private boolean admitsAnyAttribute(XmlSchemaComplexType type) {
    XmlSchemaContent content = content(type);
    XmlSchemaComplexType base = base(baseName(content));
    return (content instanceof XmlSchemaSimpleContentExtension extension
            && extension.getAnyAttribute() != null)
        || (content instanceof XmlSchemaSimpleContentRestriction restriction
            && restriction.getAnyAttribute() != null)
        || (base != null && admitsAnyAttribute(base));
  }

  private static boolean hasSimpleContent(XmlSchemaComplexType type) {
    return type.getContentModel() instanceof XmlSchemaSimpleContent;
  }

  private boolean isMixed(XmlSchemaComplexType type) {
    XmlSchemaComplexType base = base(baseName(content(type)));
    return type.isMixed()
        || (type.getContentModel() instanceof XmlSchemaComplexContent model && model.isMixed())
        || (base != null && isMixed(base));
  }

  private static @Nullable XmlSchemaContent content(XmlSchemaComplexType type) {
    return type.getContentModel() == null ? null : type.getContentModel().getContent();
  }
}
