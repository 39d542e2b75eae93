/**
 * Changes connectors while the hub runs: follows their files or the activations in PostgreSQL,
 * swaps mappings and routes of one connector at a time, and keeps the history. Hides how routes are
 * replaced in Camel.
 */
@NullMarked
package org.scorehub.activation;

import org.jspecify.annotations.NullMarked;
