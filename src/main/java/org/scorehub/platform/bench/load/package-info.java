/**
 * Documents by the thousand, as many systems would send them: the scripts of the sandbox about ever
 * other factories, and hubs in processes of their own that take them.
 */
@NullMarked
package org.scorehub.platform.bench.load;

import org.jspecify.annotations.NullMarked;
