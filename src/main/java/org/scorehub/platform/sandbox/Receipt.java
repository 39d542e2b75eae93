package org.scorehub.platform.sandbox;

import java.time.Instant;

/**
 * A twin's word for having taken a progress report.
 *
 * @param id its own reference
 * @param tenant whose report it is
 * @param siteName as the report names the site; empty if it does not
 * @param version of the report
 */
public record Receipt(String id, String tenant, String siteName, long version, Instant at) {}
