package org.scorehub.matching;

/**
 * One row of a code list that leads from a native code to a topic.
 *
 * @param code native code as the list writes it
 * @param topic canonical topic
 * @param note the row's note, its AREA or AMBIGUOUS mark first
 * @param rule file and row key
 */
record CodeTopic(String code, String topic, String note, String rule) {

  static CodeTopic of(RuleRow row) {
    return new CodeTopic(
        row.text("theirs"), row.text("ours"), row.text("note"), row.reference("theirs"));
  }

  Evidence evidence() {
    return Evidence.ofNote(note);
  }
}
