package org.scorehub.drift;

/**
 * A line to change in one of the project's files.
 *
 * @param file path from the project root
 * @param line 1-based
 * @param before the line as it is
 * @param after what is to stand there, without a line end behind it; may be several lines
 */
public record Edit(String file, int line, String before, String after) {}
