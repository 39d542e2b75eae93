package org.scorehub.drift;

/** How the form of a document changed. */
public enum DriftKind {
  /** It has a field that nobody knows. */
  GAINED,
  /** It lacks a field that documents had, or that its schema demands. */
  LOST,
  /** It lacks one field and has another in its stead. */
  RENAMED,
  /** A field has values of another type or form. */
  RETYPED
}
