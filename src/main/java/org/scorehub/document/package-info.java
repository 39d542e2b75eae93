/**
 * Turns bytes into trees and trees into bytes: JSON, XML and tables (CSV, workbooks), their limits,
 * positions and schema checks. Knows nothing of routing, mappings or the web. Hides the parsers
 * used.
 */
@NullMarked
package org.scorehub.document;

import org.jspecify.annotations.NullMarked;
