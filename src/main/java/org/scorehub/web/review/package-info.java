/** Findings that a person should place. */
@NullMarked
package org.scorehub.web.review;

import org.jspecify.annotations.NullMarked;
