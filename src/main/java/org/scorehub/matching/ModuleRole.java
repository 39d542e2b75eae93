package org.scorehub.matching;

import java.util.Locale;

/** Why a module is on the list of a site. */
public enum ModuleRole {
  /** It comes first, as others need it. */
  FOUNDATION,
  /** It answers at least one open issue. */
  PRIMARY,
  /** It only helps with issues that another module answers. */
  SECONDARY;

  /** As records and pages write it: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
