package org.scorehub.web.supplier;

/** Orders of the list; of equals the name decides. */
public enum SupplierOrder {
  NAME("0"),
  LAST_AUDIT("coalesce(s.last_audit, '-infinity')"),
  CHANGES("coalesce(n.changes, 0)"),
  OPEN_ISSUES("s.open_issues");

  private final String greatestFirst;

  SupplierOrder(String greatestFirst) {
    this.greatestFirst = greatestFirst;
  }

  /** SQL of what comes first where it is greater. */
  String greatestFirst() {
    return greatestFirst;
  }

  boolean isByName() {
    return this == NAME;
  }
}
