/**
 * The mapping playground: a mapping that somebody is writing is run on a sample, in a process of
 * its own that is ended when it takes too long or too much.
 */
@NullMarked
package org.scorehub.trial.playground;

import org.jspecify.annotations.NullMarked;
