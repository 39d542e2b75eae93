/** All that waits for a person, in one list: find it, give it to somebody, decide many at once. */
@NullMarked
package org.scorehub.web.queue;

import org.jspecify.annotations.NullMarked;
