package org.scorehub.drift;

/**
 * An example of the new form, made from one of the project's own: no value of a buyer is in it.
 *
 * @param folder its folder from the project root
 * @param inputName name of the file with the document
 * @param input the document
 * @param expected {@code expected.json}: the record that comes of it once the edits are made
 */
public record ProposedExample(String folder, String inputName, String input, String expected) {}
