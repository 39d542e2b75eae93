package org.scorehub.security;

import org.springframework.security.core.GrantedAuthority;

/** What a person or a program may do within its organisation. */
public enum Role implements GrantedAuthority {
  /** Adds buyers, mends mappings, hands in and replays documents. */
  ENGINEER,
  /** Reconciles audits and sees escalations. */
  COMPLIANCE,
  /** Sees which suppliers improve and what training is recommended. */
  SOURCING,
  /** Runs the hub. */
  OPERATOR;

  @Override
  public String getAuthority() {
    return "ROLE_" + name();
  }
}
