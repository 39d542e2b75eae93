package org.scorehub.matching.text;

import java.util.List;

/**
 * What concepts that occur together say about the topic: a row of {@code
 * mappings/canonical/text-rules.csv}.
 *
 * @param topic canonical topic
 * @param when of each of these groups of alternatives one concept must occur
 * @param unless concepts of which none may occur
 * @param weight how strongly it speaks for the topic; above 0
 * @param reference file and key of the row
 */
public record TextRule(
    String topic, List<List<String>> when, List<String> unless, double weight, String reference) {

  public TextRule {
    when = when.stream().map(List::copyOf).toList();
    unless = List.copyOf(unless);
  }
}
