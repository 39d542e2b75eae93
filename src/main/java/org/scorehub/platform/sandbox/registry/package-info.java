/** Stands in for Open Supply Hub, by its published interface. */
@NullMarked
package org.scorehub.platform.sandbox.registry;

import org.jspecify.annotations.NullMarked;
