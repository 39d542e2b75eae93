/**
 * Improvement passports: composed for one organisation under its rights, signed by the hub, checked
 * without it. Hides keys and the form of the token.
 */
@NullMarked
package org.scorehub.passport;

import org.jspecify.annotations.NullMarked;
