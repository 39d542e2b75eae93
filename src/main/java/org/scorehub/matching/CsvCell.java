package org.scorehub.matching;

/** One field of a CSV file with the 1-based line and column at which it starts. */
record CsvCell(String value, int line, int column) {}
