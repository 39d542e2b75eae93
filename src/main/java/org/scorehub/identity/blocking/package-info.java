/** Which records are worth comparing: one rule, in memory and in PostgreSQL. */
@NullMarked
package org.scorehub.identity.blocking;

import org.jspecify.annotations.NullMarked;
