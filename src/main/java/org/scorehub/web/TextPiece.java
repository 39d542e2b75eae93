package org.scorehub.web;

import org.jspecify.annotations.Nullable;

/**
 * A part of a document's text as it stands there.
 *
 * @param place of the value that it is: a JSON pointer, or in XML the path from the outermost
 *     element, every step with its position; null for what stands between values
 */
public record TextPiece(String text, @Nullable String place) {}
