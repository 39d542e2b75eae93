/** The first page: documents on their way through the hub. */
@NullMarked
package org.scorehub.web.journey;

import org.jspecify.annotations.NullMarked;
