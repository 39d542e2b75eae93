/** Doing again what was received or sent: preview, jobs, attempts. */
@NullMarked
package org.scorehub.web.replay;

import org.jspecify.annotations.NullMarked;
