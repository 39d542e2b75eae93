package org.scorehub.connector.declaration;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Nearest;
import org.scorehub.canonical.Problem;
import org.scorehub.document.SchemaComplaint;

/** Words for what breaks a schema, for the people who write the file. */
final class Complaints {

  private Complaints() {}

  static Problem problem(DeclarationFile file, SchemaComplaint complaint) {
    return file.problem(code(complaint), complaint.path(), words(complaint))
        .withValue(complaint.value())
        .expecting(expected(complaint));
  }

  private static String code(SchemaComplaint complaint) {
    return isUnknownProperty(complaint) ? DeclarationFile.UNKNOWN : DeclarationFile.INVALID;
  }

  private static boolean isUnknownProperty(SchemaComplaint complaint) {
    return complaint.rule().equals("additionalProperties")
        || complaint.rule().equals("unevaluatedProperties");
  }

  private static String words(SchemaComplaint complaint) {
    String value = complaint.value();
    return switch (complaint.rule()) {
      case "additionalProperties", "unevaluatedProperties" -> unknown(complaint);
      case "required" -> "is missing";
      case "enum" ->
          quoted(value)
              + " is none of "
              + DeclarationFile.some(complaint.known())
              + near(complaint);
      case "pattern", "propertyNames" ->
          quoted(value)
              + " is not allowed; expected "
              + Objects.requireNonNullElse(complaint.expected(), "another name")
              + (complaint.meaning() == null ? "" : " (" + stripped(complaint.meaning()) + ")");
      case "false" -> "is not allowed here" + because(complaint.meaning());
      case "oneOf", "anyOf" ->
          complaint.known().isEmpty()
              ? "has none of the forms allowed here"
              : "needs one of " + DeclarationFile.some(complaint.known());
      case "minProperties" -> "is empty";
      default ->
          (value == null ? "is wrong" : quoted(value) + " is wrong")
              + "; expected "
              + Objects.requireNonNullElse(
                  complaint.expected(), "what " + complaint.rule() + " allows");
    };
  }

  private static String unknown(SchemaComplaint complaint) {
    String name = complaint.path().substring(complaint.path().lastIndexOf('/') + 1);
    return "there is no such property here" + DeclarationFile.hint(complaint.known(), name);
  }

  private static String near(SchemaComplaint complaint) {
    var near = Nearest.of(complaint.known(), String.valueOf(complaint.value()));
    return near.isEmpty() ? "" : "; nearest: " + String.join(", ", near);
  }

  private static String because(@Nullable String description) {
    return description == null ? "" : ": " + stripped(description);
  }

  private static @Nullable String expected(SchemaComplaint complaint) {
    return complaint.known().isEmpty()
        ? complaint.expected()
        : DeclarationFile.oneOf(complaint.known());
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "this value" : '"' + value + '"';
  }

  private static String stripped(String sentence) {
    return sentence.replaceFirst("\\.$", "");
  }
}
