package org.scorehub.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.apache.ws.commons.schema.XmlSchemaEnumerationFacet;
import org.apache.ws.commons.schema.XmlSchemaFacet;
import org.apache.ws.commons.schema.XmlSchemaLengthFacet;
import org.apache.ws.commons.schema.XmlSchemaMaxExclusiveFacet;
import org.apache.ws.commons.schema.XmlSchemaMaxInclusiveFacet;
import org.apache.ws.commons.schema.XmlSchemaMaxLengthFacet;
import org.apache.ws.commons.schema.XmlSchemaMinExclusiveFacet;
import org.apache.ws.commons.schema.XmlSchemaMinInclusiveFacet;
import org.apache.ws.commons.schema.XmlSchemaMinLengthFacet;
import org.apache.ws.commons.schema.XmlSchemaPatternFacet;
import org.apache.ws.commons.schema.XmlSchemaWhiteSpaceFacet;

/**
 * Checks for the facets of one restriction: patterns and enumerated values are alternatives, all
 * else must hold together (XSD part 2, section 4.3).
 */
final class FacetChecks {

  private LexicalCheck check = LexicalCheck.ANY;
  private final List<LexicalCheck> patterns = new ArrayList<>();
  private final Set<String> values = new HashSet<>();

  private FacetChecks() {}

  static LexicalCheck of(List<XmlSchemaFacet> facets) {
    FacetChecks checks = new FacetChecks();
    facets.forEach(checks::add);
    return checks.all();
  }

  private LexicalCheck all() {
    LexicalCheck all = check;
    if (!values.isEmpty()) {
      all = all.and(Set.copyOf(values)::contains);
    }
    if (!patterns.isEmpty()) {
      all = all.and(patterns.stream().reduce((a, b) -> a.or(b)).orElseThrow());
    }
    return all;
  }

  private void add(XmlSchemaFacet facet) {
    String value = String.valueOf(facet.getValue());
    if (facet instanceof XmlSchemaPatternFacet) {
      patterns.add(pattern(value));
    } else if (facet instanceof XmlSchemaEnumerationFacet) {
      values.add(value);
    } else if (!(facet instanceof XmlSchemaWhiteSpaceFacet)) {
      check = check.and(other(facet, value));
    }
  }

  private static LexicalCheck other(XmlSchemaFacet facet, String value) {
    if (facet instanceof XmlSchemaLengthFacet) {
      int length = Integer.parseInt(value);
      return text -> text.codePointCount(0, text.length()) == length;
    } else if (facet instanceof XmlSchemaMinLengthFacet) {
      int least = Integer.parseInt(value);
      return text -> text.length() >= least && text.codePointCount(0, text.length()) >= least;
    } else if (facet instanceof XmlSchemaMaxLengthFacet) {
      int most = Integer.parseInt(value);
      return text -> text.length() <= most || text.codePointCount(0, text.length()) <= most;
    } else if (facet instanceof XmlSchemaMinInclusiveFacet) {
      return bound(value, sign -> sign >= 0);
    } else if (facet instanceof XmlSchemaMaxInclusiveFacet) {
      return bound(value, sign -> sign <= 0);
    } else if (facet instanceof XmlSchemaMinExclusiveFacet) {
      return bound(value, sign -> sign > 0);
    } else if (facet instanceof XmlSchemaMaxExclusiveFacet) {
      return bound(value, sign -> sign < 0);
    }
    return LexicalCheck.DOUBTFUL;
  }

  /** Bounds of other things than numbers are left to the complete check. */
  private static LexicalCheck bound(String limit, IntPredicate sign) {
    if (!BuiltInChecks.DOUBLE.matcher(limit).matches()) {
      return LexicalCheck.DOUBTFUL;
    }
    BigDecimal number = new BigDecimal(limit);
    return new KnownValues(
        value ->
            BuiltInChecks.DOUBLE.matcher(value).matches()
                && sign.test(new BigDecimal(value).compareTo(number)));
  }

  private static LexicalCheck pattern(String expression) {
    return XsdPattern.meansTheSameInJava(expression)
        ? LexicalCheck.matching(Pattern.compile(expression))
        : LexicalCheck.DOUBTFUL;
  }
}
