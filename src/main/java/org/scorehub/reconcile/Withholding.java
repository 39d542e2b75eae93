package org.scorehub.reconcile;

import org.jspecify.annotations.Nullable;

/** Which words of findings a viewer may not read. */
@FunctionalInterface
public interface Withholding {

  /** Nothing is withheld: for the hub's own comparisons, whose words reach nobody. */
  Withholding NONE = (scheme, code, text) -> false;

  /** Whether the words of a finding belong to an escalation that is not for the viewer. */
  boolean covers(String scheme, @Nullable String code, @Nullable String text);
}
