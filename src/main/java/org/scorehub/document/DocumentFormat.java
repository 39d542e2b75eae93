package org.scorehub.document;

/** The languages a document can be written in. */
public enum DocumentFormat {
  JSON,
  XML
}
