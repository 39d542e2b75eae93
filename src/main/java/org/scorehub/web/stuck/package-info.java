/** What does not go on by itself or is late, received and to be sent, with what a person can do. */
@NullMarked
package org.scorehub.web.stuck;

import org.jspecify.annotations.NullMarked;
