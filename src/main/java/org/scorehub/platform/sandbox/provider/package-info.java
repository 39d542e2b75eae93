/** The training provider's own system, which takes recommendations. */
@NullMarked
package org.scorehub.platform.sandbox.provider;

import org.jspecify.annotations.NullMarked;
