/**
 * The simulated buyer's supplier database, by {@code schemas/adidas/supplier-database.sql}. It is
 * this project's invention and shares no code with the hub's own side.
 */
@NullMarked
package org.scorehub.platform.sandbox.adidas;

import org.jspecify.annotations.NullMarked;
