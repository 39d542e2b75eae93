package org.scorehub.identity.blocking;

/**
 * A record found for another, before it is compared.
 *
 * @param place number of the record in the order of adding
 * @param similarity of the names by trigrams
 */
public record Candidate(int place, float similarity) {}
