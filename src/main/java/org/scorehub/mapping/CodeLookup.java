package org.scorehub.mapping;

/**
 * A place in a mapping where a code is looked up in a code list.
 *
 * @param function the function called: code, topic, country or native-code
 * @param list name of the list
 * @param listFile the list, relative to the project root
 * @param file mapping file with the call
 * @param line 1-based line of the call
 */
public record CodeLookup(String function, String list, String listFile, String file, int line) {}
