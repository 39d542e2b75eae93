package org.scorehub.audit;

import java.util.UUID;

/**
 * A site as one buyer sees it.
 *
 * @param buyer whose audits count
 */
public record SiteView(String buyer, UUID siteId) {}
