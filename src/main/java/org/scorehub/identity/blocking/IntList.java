package org.scorehub.identity.blocking;

import java.util.Arrays;

/** Numbers in the order they were added. */
final class IntList {

  private int[] values = new int[4];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1) + 2);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int get(int place) {
    return values[place];
  }
}
