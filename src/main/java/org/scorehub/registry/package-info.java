/**
 * Looks sites up in public registries of facilities and keeps what they offer, as evidence of who
 * is who. Decides nothing.
 */
@NullMarked
package org.scorehub.registry;

import org.jspecify.annotations.NullMarked;
