/**
 * Records audits: their revisions and renditions, the site issues they open and close, what they
 * recommend and what they escalate. Hides how these are stored.
 */
@NullMarked
package org.scorehub.audit;

import org.jspecify.annotations.NullMarked;
