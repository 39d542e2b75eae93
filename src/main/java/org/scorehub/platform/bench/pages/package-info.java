/**
 * A hub with a long past, and how fast its pages are then. Documents of the sandbox are recorded by
 * a hub as they come; what they became is then written again and again under other ids, names and
 * dates, which is faster than to record it all.
 */
@NullMarked
package org.scorehub.platform.bench.pages;

import org.jspecify.annotations.NullMarked;
