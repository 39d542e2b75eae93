/** Embedded servers, the sandbox with its simulated buyers, and the wiring of the application. */
@NullMarked
package org.scorehub.platform;

import org.jspecify.annotations.NullMarked;
