package org.scorehub.connector.scaffold;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A drafted connector that compiles and translates its samples; nothing of it is on disk yet.
 *
 * @param id name of its folders
 * @param document name of the inbound document
 * @param canonical record that it becomes
 * @param why why that record, for people
 * @param guesses what fields were taken for, for people
 * @param left what is left to do, the most important first
 * @param files content by path from the project root
 * @param sample path of an example's input
 */
public record Draft(
    String id,
    String document,
    String canonical,
    String why,
    List<String> guesses,
    List<LeftToDo> left,
    Map<String, byte[]> files,
    String sample) {

  public Draft {
    guesses = List.copyOf(guesses);
    left = List.copyOf(left);
    files = Map.copyOf(files);
  }

  /**
   * Writes all files, or none.
   *
   * @param force whether files of a connector of that id that is there already are put aside
   * @return where they were put; empty if there were none
   * @throws UnusableSample if there is a connector of that id, and force is not given
   */
  public List<Path> writeTo(Path root, boolean force) {
    return new Placing(root, id).place(files, force);
  }
}
