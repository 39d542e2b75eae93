package org.scorehub.platform.bench.faults;

/**
 * An event as it stands on a topic.
 *
 * @param offset in its partition; events of one subject share one
 * @param sha256 of its value, in hex
 */
record Published(
    String topic, int partition, long offset, String subject, String id, String sha256) {}
