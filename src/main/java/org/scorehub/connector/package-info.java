/**
 * Reads {@code connector.yaml} files and offers the catalogue of connectors, their documents and
 * tenants.
 */
@NullMarked
package org.scorehub.connector;

import org.jspecify.annotations.NullMarked;
