package org.scorehub.connector.scaffold;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** In which words progress goes back. */
sealed interface OutForm permits OwnForm, TheirForm {

  DocumentFormat format();

  /** Schema, mapping and code lists, by path from the project root. */
  Map<String, byte[]> files();

  /** Path of the schema, from the project root. */
  String schema();

  /** The SOAP action of theirs that takes it; null if none is known. */
  @Nullable String soapAction();

  /** The root element of XML; null for other formats. */
  @Nullable String root();

  /** Path of the document's own key; null if it has none. */
  @Nullable String key();

  /** Columns of a table; null for other formats. */
  SampleSet.@Nullable Columns table();

  /** Identifiers that the site of the example needs beside those it has, value by scheme. */
  Map<String, String> identifiers();

  /** What members were taken for, for people. */
  List<String> guesses();

  /** Why a canonical path is not told. */
  String untold(String path);
}
