package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.scorehub.mapping.BundleFixture.aBundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

  private final Path root;

  BundleTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void hasTheSameIdForTheSameFilesInWhateverOrder() {
    SortedMap<String, byte[]> reversed = new TreeMap<>(Comparator.reverseOrder());
    reversed.putAll(aBundle().with("a", "1").with("b", "2").bundle().files());
    assertThat(Bundle.of(reversed)).isEqualTo(aBundle().with("b", "2").with("a", "1").bundle());
    assertThat(Bundle.of(reversed).id()).matches("[0-9a-f]{64}");
  }

  @Test
  void hasAnotherIdIfAPathOrAContentDiffers() {
    String id = aBundle().with("a", "1").with("b", "2").bundle().id();
    assertThat(aBundle().with("a", "1").with("c", "2").bundle().id()).isNotEqualTo(id);
    assertThat(aBundle().with("a", "1").with("b", "3").bundle().id()).isNotEqualTo(id);
    assertThat(aBundle().with("a", "1b").with("", "2").bundle().id()).isNotEqualTo(id);
  }

  @Test
  void cannotBeChangedFromOutside() {
    Bundle bundle = aBundle().with("a", "1").bundle();
    bundle.read("a")[0] = 'x';
    bundle.files().values().forEach(content -> content[0] = 'x');
    assertThat(bundle.read("a")).isEqualTo("1".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void namesTheFileThatItDoesNotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aBundle().bundle().read("mappings/none.jslt"))
        .withMessageContaining("mappings/none.jslt");
  }

  @Test
  void loadsFoldersAndFilesWithoutExamplesAndHiddenFiles() throws IOException {
    write("mappings/a/in.jslt");
    write("mappings/a/codes/q.csv");
    write("mappings/a/examples/in/case/input.json");
    write("mappings/a/.in.jslt.swp");
    write("mappings/b/in.jslt");
    write("schemas/a/a.xsd");
    Bundle bundle = Bundle.load(root, List.of("schemas/a/a.xsd", "mappings/a", "mappings/none"));
    assertThat(bundle.files())
        .containsOnlyKeys("mappings/a/codes/q.csv", "mappings/a/in.jslt", "schemas/a/a.xsd");
  }

  @Test
  void refusesPrefixesAndLinksThatLeadOut(@TempDir Path outside) throws IOException {
    Path secret = Files.writeString(outside.resolve("secret"), "x");
    write("mappings/a/in.jslt");
    Files.createSymbolicLink(root.resolve("mappings/a/link.jslt"), secret);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bundle.load(root, List.of("mappings")))
        .withMessageContaining("mappings/a/link.jslt");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bundle.load(root, List.of("../" + outside.getFileName())));
  }

  @Test
  void followsLinksThatStayInside() throws IOException {
    write("mappings/a/in.jslt");
    Files.createSymbolicLink(root.resolve("mappings/b"), root.resolve("mappings/a"));
    assertThat(Bundle.load(root, List.of("mappings")).files())
        .containsOnlyKeys("mappings/a/in.jslt", "mappings/b/in.jslt");
  }

  @Test
  void bundlesOfOneLookHaveTheSameSharedFiles() throws IOException {
    write("mappings/_shared/q.csv");
    write("mappings/a/in.jslt");
    write("mappings/b/in.jslt");
    ProjectFiles look = new ProjectFiles(root);
    Bundle one = look.bundle(List.of("mappings/_shared", "mappings/a"));
    Files.writeString(root.resolve("mappings/_shared/q.csv"), "changed meanwhile");
    Bundle other = look.bundle(List.of("mappings/_shared", "mappings/b"));
    assertThat(other.files()).containsOnlyKeys("mappings/_shared/q.csv", "mappings/b/in.jslt");
    assertThat(other.read("mappings/_shared/q.csv")).isEqualTo(one.read("mappings/_shared/q.csv"));
  }

  private void write(String path) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), path);
  }
}
