/** People, tokens, organisations and their isolation in the database. */
@NullMarked
package org.scorehub.security;

import org.jspecify.annotations.NullMarked;
