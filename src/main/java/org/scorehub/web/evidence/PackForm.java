package org.scorehub.web.evidence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;

/** In which form a pack is handed out. */
enum PackForm {
  JSON("application/json"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  HTML("text/html;charset=UTF-8");

  private final String mediaType;

  PackForm(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * As an address names it.
   *
   * @param otherwise where it names none
   * @throws IllegalArgumentException for a form that there is not
   */
  static PackForm of(@Nullable String text, PackForm otherwise) {
    String code = FormText.code(text);
    try {
      return code == null ? otherwise : valueOf(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("form must be json, xlsx or html, not " + text, e);
    }
  }
}
