package org.scorehub.identity.measure;

import org.scorehub.identity.scoring.SiteRecord;

/**
 * Two records of which a person has said whether they are one factory.
 *
 * @param category kind of the pair, empty if not given
 * @param confidence high, medium or low; high if not given
 */
public record LabelledPair(
    String id,
    SiteRecord left,
    SiteRecord right,
    boolean same,
    String category,
    String confidence) {}
