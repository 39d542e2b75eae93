package org.scorehub.platform.bench.faults;

/**
 * Bytes that reached a receiver, once for each time they did.
 *
 * @param number counts arrivals of all receivers in their order
 * @param tenant whose system it is
 * @param key idempotency key, or name of the file
 * @param sha256 of the bytes, in hex
 */
record Arrived(long number, String connector, String tenant, String key, String sha256) {}
