/** The road of an inbound document: receive, translate, match, record, publish. */
@NullMarked
package org.scorehub.intake;

import org.jspecify.annotations.NullMarked;
