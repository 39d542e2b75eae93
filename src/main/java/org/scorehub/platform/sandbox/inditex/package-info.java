/**
 * The simulated buyer's system that ranks suppliers, by {@code schemas/inditex}. It is this
 * project's invention and shares no code with the hub's own side.
 */
@NullMarked
package org.scorehub.platform.sandbox.inditex;

import org.jspecify.annotations.NullMarked;
