package org.scorehub.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one JSON form of a trial: UTF-8, without line breaks. */
public final class TrialJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TrialJson() {}

  /** Writes a trial. */
  public static byte[] bytes(Trial trial) {
    try {
      return JSON.writeValueAsBytes(trial);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a trial cannot be written as JSON", e);
    }
  }
}
