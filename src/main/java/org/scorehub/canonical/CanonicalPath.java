package org.scorehub.canonical;

/** Where a reader stands in canonical JSON; grows and shrinks as it descends. */
final class CanonicalPath {

  private final StringBuilder text = new StringBuilder();

  int enterField(String name) {
    int mark = text.length();
    text.append('/').append(name);
    return mark;
  }

  int enterItem(int zeroBased) {
    int mark = text.length();
    text.append('[').append(zeroBased + 1).append(']');
    return mark;
  }

  String member(String name) {
    return text + "/" + name;
  }

  void leave(int mark) {
    text.setLength(mark);
  }

  @Override
  public String toString() {
    return text.isEmpty() ? "/" : text.toString();
  }
}
