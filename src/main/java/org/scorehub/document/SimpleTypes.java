package org.scorehub.document;

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

/** Finds the white space rule of XSD simple types, XSD part 2, section 4.3.6. */
record SimpleTypes(XmlSchemaCollection schemas) {

  static boolean isBuiltIn(@Nullable QName name) {
    return name != null && XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(name.getNamespaceURI());
  }

  Whitespace whitespace(@Nullable XmlSchemaType type) {
    if (type == null) {
      return Whitespace.PRESERVE;
    }
    if (isBuiltIn(type.getQName())) {
      return builtIn(type.getQName());
    }
    if (type instanceof XmlSchemaSimpleType simple) {
      return simple.getContent() instanceof XmlSchemaSimpleTypeRestriction restriction
          ? restricted(restriction)
          : Whitespace.COLLAPSE;
    }
    return ofContent((XmlSchemaComplexType) type);
  }

  Whitespace whitespace(@Nullable QName typeName) {
    return isBuiltIn(typeName) ? builtIn(typeName) : whitespace(schemas.getTypeByQName(typeName));
  }

  private static Whitespace builtIn(@Nullable QName name) {
    return switch (name == null ? "" : name.getLocalPart()) {
      case "", "string", "anySimpleType", "anyType" -> Whitespace.PRESERVE;
      case "normalizedString" -> Whitespace.REPLACE;
      default -> Whitespace.COLLAPSE;
    };
  }

  private Whitespace restricted(XmlSchemaSimpleTypeRestriction restriction) {
    for (XmlSchemaFacet facet : restriction.getFacets()) {
      if (facet instanceof XmlSchemaWhiteSpaceFacet) {
        return named(String.valueOf(facet.getValue()));
      }
    }
    return restriction.getBaseType() != null
        ? whitespace(restriction.getBaseType())
        : whitespace(restriction.getBaseTypeName());
  }

  private Whitespace ofContent(XmlSchemaComplexType type) {
    XmlSchemaContent content =
        type.getContentModel() == null ? null : type.getContentModel().getContent();
    if (content instanceof XmlSchemaSimpleContentExtension extension) {
      return whitespace(extension.getBaseTypeName());
    } else if (content instanceof XmlSchemaSimpleContentRestriction restriction) {
      return restricted(restriction);
    }
    return Whitespace.PRESERVE;
  }

  private Whitespace restricted(XmlSchemaSimpleContentRestriction restriction) {
    for (XmlSchemaFacet facet : restriction.getFacets()) {
      if (facet instanceof XmlSchemaWhiteSpaceFacet) {
        return named(String.valueOf(facet.getValue()));
      }
    }
    return restriction.getBaseType() != null
        ? whitespace(restriction.getBaseType())
        : whitespace(restriction.getBaseTypeName());
  }

  private static Whitespace named(String facet) {
    return switch (facet) {
      case "collapse" -> Whitespace.COLLAPSE;
      case "replace" -> Whitespace.REPLACE;
      default -> Whitespace.PRESERVE;
    };
  }
}
