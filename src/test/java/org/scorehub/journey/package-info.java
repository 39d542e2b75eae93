/** The journey of documents through a running hub, as those see it who send and receive. */
@NullMarked
package org.scorehub.journey;

import org.jspecify.annotations.NullMarked;
