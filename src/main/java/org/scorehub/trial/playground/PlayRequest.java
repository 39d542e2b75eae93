package org.scorehub.trial.playground;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run.
 *
 * @param bundleId files that the connector runs with
 * @param files those files in Base64, by path; null if the process has them
 * @param changed texts in the place of some of them, by path
 * @param connector connector id
 * @param document document name within the connector
 * @param sample the document, with LF at the end of lines; of one that is sent the canonical record
 * @param workbook the document in Base64, if it is a workbook; null if it is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlayRequest(
    String bundleId,
    @Nullable Map<String, String> files,
    Map<String, String> changed,
    String connector,
    String document,
    String sample,
    @Nullable String workbook) {

  Sample asSample() {
    return new Sample(sample, workbook == null ? null : Base64.getDecoder().decode(workbook));
  }
}
