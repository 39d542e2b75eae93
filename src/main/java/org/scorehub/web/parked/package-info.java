/** What waits for a person, grouped by cause. */
@NullMarked
package org.scorehub.web.parked;

import org.jspecify.annotations.NullMarked;
