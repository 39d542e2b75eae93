/**
 * The twin of {@code eti-members}: the systems of eight members, each under a path of its own. It
 * speaks the connector's profile at the wire and knows none of the hub's classes.
 */
@NullMarked
package org.scorehub.platform.sandbox.eti;

import org.jspecify.annotations.NullMarked;
