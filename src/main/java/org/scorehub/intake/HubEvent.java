package org.scorehub.intake;

import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be told to one organisation on its topic.
 *
 * @param buyer whose topic
 * @param siteId the site, which is the event's key
 * @param siteVersion version of the site that it belongs to
 * @param type CloudEvents type, for example {@code org.scorehub.audit.recorded.v1}
 * @param value the canonical record
 * @param exchangeId exchange that caused it; null if none did
 */
public record HubEvent(
    String buyer,
    UUID siteId,
    long siteVersion,
    String type,
    SpecificRecord value,
    @Nullable UUID exchangeId) {}
