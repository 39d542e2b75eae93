/** Connectors: their state, activations, sources and changed formats. */
@NullMarked
package org.scorehub.web.connector;

import org.jspecify.annotations.NullMarked;
