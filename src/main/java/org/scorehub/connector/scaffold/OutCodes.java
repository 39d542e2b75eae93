package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A code list of words that go out: one of theirs for each of ours. */
final class OutCodes {

  /** All that training can bring about; no word for what closes an issue. */
  static final List<String> ISSUE = List.of("OPEN", "IN_PROGRESS", "EVIDENCE_SUBMITTED");

  static final List<String> TRAINING =
      List.of(
          "RECOMMENDED",
          "ACCEPTED",
          "DECLINED",
          "ENROLLED",
          "CLASSROOM_DONE",
          "VISITS",
          "COMPLETED",
          "DROPPED");
  static final List<String> MODULES = List.of("WC", "QM", "CP", "HRM", "OSH");

  private final Dictionary dictionary;
  private final String words;
  private final List<String> ours;

  /**
   * @param words list of the dictionary
   * @param ours codes that can be sent
   */
  OutCodes(Dictionary dictionary, String words, List<String> ours) {
    this.dictionary = dictionary;
    this.words = words;
    this.ours = ours;
  }

  /** The file, for values that were seen. */
  String text(List<String> seen) {
    Map<String, String> theirs = new TreeMap<>();
    for (String value : seen) {
      Dictionary.Guess guess = dictionary.code(words, value);
      if (guess != null && ours.contains(guess.ours())) {
        theirs.putIfAbsent(guess.ours(), value);
      }
    }
    Map<String, String> rows = new TreeMap<>();
    theirs.forEach((code, word) -> rows.put(word, code + ",guessed from the word"));
    for (String code : ours) {
      if (!theirs.containsKey(code)) {
        rows.putIfAbsent(
            ours == MODULES ? code : inStyle(code, seen),
            code + "," + CodeLists.TO_DO + "codes: no sample has their word for it");
      }
    }
    List<String> lines = new ArrayList<>(List.of("theirs,ours,note"));
    rows.forEach((word, rest) -> lines.add(CodeLists.cell(word) + "," + rest));
    return String.join("\n", lines) + "\n";
  }

  /** Written as the others are. */
  private static String inStyle(String code, List<String> seen) {
    boolean upper =
        !seen.isEmpty() && seen.stream().allMatch(v -> v.equals(v.toUpperCase(Locale.ROOT)));
    String joint =
        seen.stream().anyMatch(v -> v.contains("_"))
            ? "_"
            : seen.stream().anyMatch(v -> v.contains(" ")) ? " " : "-";
    String word = code.replace("_", joint);
    return upper ? word : word.toLowerCase(Locale.ROOT);
  }
}
