package org.scorehub.audit;

/** An audit by its own id within its scheme. */
record AuditReference(String scheme, String nativeId) {}
