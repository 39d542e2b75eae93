package org.scorehub.mapping;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bundles written out in tests. */
final class BundleFixture {

  static final String CONNECTOR = "example";
  static final String MAPPING = "mappings/example/audit.in.jslt";

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  static BundleFixture aBundle() {
    return new BundleFixture();
  }

  /** With the code lists and identifier table of the project. */
  static BundleFixture aProjectBundle() {
    BundleFixture fixture = new BundleFixture();
    fixture.files.putAll(
        Bundle.load(Path.of(""), List.of("mappings/_shared", "mappings/canonical")).files());
    return fixture;
  }

  BundleFixture with(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  BundleFixture withCodes(String list, String... rows) {
    return with(
        "mappings/example/codes/" + list + ".csv",
        "theirs,ours,note\n" + String.join("\n", rows) + "\n");
  }

  Bundle bundle() {
    return Bundle.of(files);
  }

  Mapping compile(String jslt) {
    with(MAPPING, jslt);
    return Mapping.compile(bundle(), CONNECTOR, MAPPING);
  }
}
