package org.scorehub.intake;

import org.scorehub.connector.Translation;

/**
 * A document that has been worked on before and is to be recorded again.
 *
 * @param received as it was received; its bytes are archived and may be null
 * @param bundleId files it was translated with
 */
public record RepeatedDocument(
    ReceivedDocument received, Earlier earlier, Translation translation, String bundleId) {}
