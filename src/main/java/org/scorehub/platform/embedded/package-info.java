/**
 * The real PostgreSQL and Kafka that a hub without external servers runs beside itself, each in a
 * process of its own, with its data in one folder. Knows nothing of Spring. Hides how the servers
 * are set up, guarded, restarted and stopped; the face is {@link
 * org.scorehub.platform.embedded.HubHome} and {@link
 * org.scorehub.platform.embedded.EmbeddedServers}.
 */
@NullMarked
package org.scorehub.platform.embedded;

import org.jspecify.annotations.NullMarked;
