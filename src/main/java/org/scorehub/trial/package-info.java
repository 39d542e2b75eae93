/**
 * What would become of a document, without any effect: translated, explained, matched, and what
 * would be sent to whom. Commands and the web show the same, in the same JSON.
 */
@NullMarked
package org.scorehub.trial;

import org.jspecify.annotations.NullMarked;
