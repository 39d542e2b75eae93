package org.scorehub.connector.scaffold;

/** No connector can be drafted from what was given; the message says what to give instead. */
public class UnusableSample extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnusableSample(String message) {
    super(message);
  }
}
