/** What goes back to buyers, and the receivers it goes to. */
@NullMarked
package org.scorehub.web.delivery;

import org.jspecify.annotations.NullMarked;
