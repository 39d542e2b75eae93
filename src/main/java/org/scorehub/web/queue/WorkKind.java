package org.scorehub.web.queue;

/** What may wait for a person. */
public enum WorkKind {
  /** A matter too severe for training alone. */
  ESCALATION("/escalations/%s"),
  /** A finding whose topic the rules do not know, or are not sure of. */
  FINDING("/findings/review?at=%s"),
  /** Two records that may be one factory. */
  SITE_PAIR("/sites/review?at=%s"),
  /** A document that could not be used. */
  DOCUMENT("/exchanges/%s"),
  /** A site whose audits contradict one another, where nobody has decided. Its id is the site's. */
  CONTRADICTION("/sites/%s/reconcile?show=contradicting#matters"),
  /** A decision on such a matter that rests on a ground that has changed since. */
  STALE_DECISION("/decisions/%s");

  private final String page;

  WorkKind(String page) {
    this.page = page;
  }

  /** Where it is decided. */
  public String page(Object id) {
    return page.formatted(id);
  }
}
