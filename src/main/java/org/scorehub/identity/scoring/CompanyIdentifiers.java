package org.scorehub.identity.scoring;

import org.scorehub.canonical.avro.IdentifierLevel;
import org.scorehub.identity.scoring.SiteRecord.Identifier;

/** Compares identifiers of companies, which can have many factories. */
final class CompanyIdentifiers {

  private CompanyIdentifiers() {}

  static void compare(SiteRecord a, SiteRecord b, SiteComparison comparison) {
    for (Identifier left : a.identifiers()) {
      for (Identifier right : b.identifiers()) {
        if (isOfCompany(left) && left.scheme().equals(right.scheme())) {
          boolean same = left.value().equals(right.value());
          comparison.set(
              same ? Feature.COMPANY_ID_SAME : Feature.COMPANY_ID_APART,
              1,
              left.scheme() + " " + left.value(),
              right.scheme() + " " + right.value());
        }
      }
    }
  }

  private static boolean isOfCompany(Identifier identifier) {
    return identifier.level() == IdentifierLevel.ENTITY;
  }
}
