/**
 * Doing again what has been done: stored documents translated and recorded anew, deliveries sent
 * again; looked at beforehand, as jobs that can be cancelled and resumed, without overwriting
 * anything.
 */
@NullMarked
package org.scorehub.replay;

import org.jspecify.annotations.NullMarked;
