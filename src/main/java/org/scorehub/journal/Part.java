package org.scorehub.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a table a child exchange is.
 *
 * @param parent exchange of the table
 * @param ordinal counts the children of the table from 1
 * @param sheet name of the sheet; null where there are none
 * @param row row of the sheet that it begins in, from 1
 */
public record Part(UUID parent, long ordinal, @Nullable String sheet, long row) {}
