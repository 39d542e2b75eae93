package org.scorehub.matching.text;

/**
 * A concept found in a text.
 *
 * @param concept its number
 * @param from where its words begin in the folded text
 * @param to where they end
 */
record Sighting(int concept, int from, int to) {}
