package org.scorehub.intake;

import java.time.Instant;
import org.scorehub.connector.Translation;

/**
 * A document after translation.
 *
 * @param bundleId files it was translated with
 * @param at when
 */
record TranslatedDocument(
    ReceivedDocument received, Translation translation, String bundleId, Instant at) {}
