/** Issues of a site across its audits. */
@NullMarked
package org.scorehub.reconcile;

import org.jspecify.annotations.NullMarked;
