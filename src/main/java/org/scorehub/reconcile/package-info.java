/**
 * Compares what several audits say of one site, for one organisation, and keeps what its people
 * decided on the differences. The comparison is a pure function of {@link
 * org.scorehub.reconcile.SiteHoldings}, the rules and the day; it hides how rows are formed and
 * what is compared with what. A common scale of ratings is never made up.
 */
@NullMarked
package org.scorehub.reconcile;

import org.jspecify.annotations.NullMarked;
