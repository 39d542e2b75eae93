package org.scorehub.matching;

/** Says what a native code means. */
final class CodeReasons {

  private CodeReasons() {}

  static Reason of(Scheme scheme, CodeTopic code) {
    String says = scheme.id() + " " + code.code() + " means " + code.topic();
    return new Reason(code.rule(), code.note().isEmpty() ? says : says + " (" + code.note() + ")");
  }
}
