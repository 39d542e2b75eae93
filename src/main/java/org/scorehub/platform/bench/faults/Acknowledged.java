package org.scorehub.platform.bench.faults;

import java.util.UUID;

/**
 * A document that the hub said it has.
 *
 * @param id exchange id
 * @param sha256 of the bytes sent, in hex; empty where they went in an envelope
 * @param what connector and document
 */
record Acknowledged(UUID id, String key, String sha256, String what) {}
