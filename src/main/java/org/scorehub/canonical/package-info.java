/**
 * The vocabulary every other package speaks: identifiers with their scheme, problems, exchange ids,
 * canonical JSON and its Avro encoding. The Avro types generated from {@code schemas/canonical}
 * stand beside it in {@code org.scorehub.canonical.avro}.
 */
@NullMarked
package org.scorehub.canonical;

import org.jspecify.annotations.NullMarked;
