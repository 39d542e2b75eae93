package org.scorehub.document;

import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaComplexType;
import org.apache.ws.commons.schema.XmlSchemaContent;
import org.apache.ws.commons.schema.XmlSchemaFacet;
import org.apache.ws.commons.schema.XmlSchemaSimpleContentExtension;
import org.apache.ws.commons.schema.XmlSchemaSimpleContentRestriction;
import org.apache.ws.commons.schema.XmlSchemaSimpleType;
import org.apache.ws.commons.schema.XmlSchemaSimpleTypeRestriction;
import org.apache.ws.commons.schema.XmlSchemaType;
import org.apache.ws.commons.schema.XmlSchemaWhiteSpaceFacet;
import org.jspecify.annotations.Nullable;

/** Finds the rules of XSD simple types; of white space, XSD part 2, section 4.3.6. */
record SimpleTypes(XmlSchemaCollection schemas) {

  /** Of lists and unions, whose parts are not looked into. */
  private static final LeafRules COMPOSED =
      new LeafRules(Whitespace.COLLAPSE, LexicalCheck.DOUBTFUL);

  static boolean isBuiltIn(@Nullable QName name) {
    return name != null && XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(name.getNamespaceURI());
  }

  /** Either of a type or of its name; one of them may be null. */
  LeafRules rules(@Nullable XmlSchemaType type, @Nullable QName name) {
    if (type != null) {
      return rules(type);
    } else if (name == null) {
      return LeafRules.NONE;
    }
    return isBuiltIn(name) ? builtIn(name) : rules(named(name));
  }

  private XmlSchemaType named(QName name) {
    XmlSchemaType type = schemas.getTypeByQName(name);
    if (type == null) {
      throw new IllegalArgumentException("there is no type " + name);
    }
    return type;
  }

  LeafRules rules(XmlSchemaType type) {
    if (isBuiltIn(type.getQName())) {
      return builtIn(type.getQName());
    }
    if (type instanceof XmlSchemaSimpleType simple) {
      return simple.getContent() instanceof XmlSchemaSimpleTypeRestriction restriction
          ? restricted(
              restriction.getFacets(), restriction.getBaseType(), restriction.getBaseTypeName())
          : COMPOSED;
    }
    return type instanceof XmlSchemaComplexType complex ? ofContent(complex) : LeafRules.NONE;
  }

  private LeafRules ofContent(XmlSchemaComplexType type) {
    XmlSchemaContent content =
        type.getContentModel() == null ? null : type.getContentModel().getContent();
    if (content instanceof XmlSchemaSimpleContentExtension extension) {
      return rules(null, extension.getBaseTypeName());
    } else if (content instanceof XmlSchemaSimpleContentRestriction restriction) {
      return restricted(
          restriction.getFacets(), restriction.getBaseType(), restriction.getBaseTypeName());
    }
    return LeafRules.NONE;
  }

  private LeafRules restricted(
      List<XmlSchemaFacet> facets, @Nullable XmlSchemaType base, @Nullable QName baseName) {
    LeafRules inherited = rules(base, baseName);
    Whitespace whitespace = inherited.whitespace();
    for (XmlSchemaFacet facet : facets) {
      if (facet instanceof XmlSchemaWhiteSpaceFacet) {
        whitespace = named(String.valueOf(facet.getValue()));
      }
    }
    return new LeafRules(whitespace, inherited.check().and(FacetChecks.of(facets)));
  }

  private static LeafRules builtIn(QName name) {
    String local = name.getLocalPart();
    Whitespace whitespace =
        switch (local) {
          case "string", "anySimpleType", "anyType" -> Whitespace.PRESERVE;
          case "normalizedString" -> Whitespace.REPLACE;
          default -> Whitespace.COLLAPSE;
        };
    return new LeafRules(whitespace, LexicalCheck.ofBuiltIn(local));
  }

  private static Whitespace named(String facet) {
    return switch (facet) {
      case "collapse" -> Whitespace.COLLAPSE;
      case "replace" -> Whitespace.REPLACE;
      default -> Whitespace.PRESERVE;
    };
  }
}
