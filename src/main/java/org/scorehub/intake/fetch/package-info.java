/**
 * Fetches documents from tenants: a route for each document and tenant, one instance at a time
 * under a lease, and a cursor that moves once Kafka has what lies before it.
 */
@NullMarked
package org.scorehub.intake.fetch;

import org.jspecify.annotations.NullMarked;
