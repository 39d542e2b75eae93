/**
 * What each site stands at for each organisation, kept beside the records it is composed from, and
 * what became different from one standing to the next. Hides how standings are composed and when.
 */
@NullMarked
package org.scorehub.standing;

import org.jspecify.annotations.NullMarked;
