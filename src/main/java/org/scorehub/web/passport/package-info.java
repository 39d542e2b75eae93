/** Improvement passports of a site. */
@NullMarked
package org.scorehub.web.passport;

import org.jspecify.annotations.NullMarked;
