/**
 * Contract checks at the wire: a connector's own routes, with the hub's own beans and without a
 * server, against what stands in for its other side.
 */
@NullMarked
package org.scorehub.platform.sandbox.contract;

import org.jspecify.annotations.NullMarked;
