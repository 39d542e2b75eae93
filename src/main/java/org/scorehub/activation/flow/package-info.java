/** The running routes of a connector as a flow, read from their definitions. */
@NullMarked
package org.scorehub.activation.flow;

import org.jspecify.annotations.NullMarked;
