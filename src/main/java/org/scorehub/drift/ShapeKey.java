package org.scorehub.drift;

/**
 * Whose shapes are compared with each other.
 *
 * @param buyer organisation that supplies the documents
 * @param connector connector id
 * @param document document name within the connector
 */
record ShapeKey(String buyer, String connector, String document) {}
