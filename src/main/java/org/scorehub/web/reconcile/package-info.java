/** Audits of a site beside one another, and what people decide on their differences. */
@NullMarked
package org.scorehub.web.reconcile;

import org.jspecify.annotations.NullMarked;
