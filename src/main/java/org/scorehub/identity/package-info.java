/** Decides which records are the same factory. */
@NullMarked
package org.scorehub.identity;

import org.jspecify.annotations.NullMarked;
