package org.scorehub.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a document is made of, whatever its values are: documents of one form have equal shapes.
 *
 * @param hash SHA-256 over fields and marks, as 64 lower-case hex digits
 * @param fields type by generalised native path such as {@code /audit/question[]/@code}: {@code
 *     object}, {@code array}, {@code text}, {@code number}, {@code boolean} or {@code null}, joined
 *     by {@code |} where entries of a list differ. All columns of a table, filled or not
 * @param unknown paths among them that the schema does not name, without those below one
 * @param marks generalised paths whose value could not be taken as it is, each as {@code path
 *     code}, for example {@code /audit/header/end date.malformed}
 */
public record DocumentShape(
    String hash,
    SortedMap<String, String> fields,
    SortedSet<String> unknown,
    SortedSet<String> marks) {

  public DocumentShape {
    fields = Collections.unmodifiableSortedMap(fields);
    unknown = Collections.unmodifiableSortedSet(unknown);
    marks = Collections.unmodifiableSortedSet(marks);
  }

  /** A shape of these fields without a mark. */
  static DocumentShape of(SortedMap<String, String> fields, SortedSet<String> unknown) {
    return of(fields, unknown, new TreeSet<>());
  }

  /** The same fields, of which some have values that could not be taken. */
  DocumentShape marked(SortedSet<String> found) {
    return found.isEmpty() ? this : of(fields, unknown, found);
  }

  private static DocumentShape of(
      SortedMap<String, String> fields, SortedSet<String> unknown, SortedSet<String> marks) {
    MessageDigest digest = sha256();
    fields.forEach((path, type) -> update(digest, path + '\t' + type + '\n'));
    marks.forEach(mark -> update(digest, '!' + mark + '\n'));
    String hash = HexFormat.of().formatHex(digest.digest());
    return new DocumentShape(hash, new TreeMap<>(fields), new TreeSet<>(unknown), marks);
  }

  private static void update(MessageDigest digest, String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }
}
