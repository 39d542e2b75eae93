package org.scorehub.intake;

import java.time.Instant;
import java.util.UUID;
import org.scorehub.connector.DocumentShape;

/**
 * A document that was read, for those who watch what documents are made of.
 *
 * @param exchange its exchange id
 * @param buyer organisation that supplied it
 * @param connector connector id
 * @param document document name within the connector
 * @param shape what it is made of
 * @param at when it was received
 */
public record SeenDocument(
    UUID exchange,
    String buyer,
    String connector,
    String document,
    DocumentShape shape,
    Instant at) {}
