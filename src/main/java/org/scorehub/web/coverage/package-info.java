/**
 * What an organisation asks of every site, in sets that it may change, and how much of it audits
 * already answer.
 */
@NullMarked
package org.scorehub.web.coverage;

import org.jspecify.annotations.NullMarked;
