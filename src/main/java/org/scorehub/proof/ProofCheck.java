package org.scorehub.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Checks an export of proofs, line by line, with nothing but SHA-256. Needs no hub. */
public final class ProofCheck {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<SealNote> notes;
  private final List<String> problems = new ArrayList<>();
  private JsonNode about = MissingNode.getInstance();
  private JsonNode header = MissingNode.getInstance();
  private @Nullable String hash;
  private long line;
  private long records;
  private long seals;
  private boolean ended;

  private ProofCheck(List<SealNote> notes) {
    this.notes = List.copyOf(notes);
  }

  /**
   * Checks the archive, or the lines that are in it.
   *
   * @param notes seals known from elsewhere; those in the file must be the same
   * @throws IllegalArgumentException if it is neither
   */
  public static CheckedProof check(InputStream file, List<SealNote> notes) throws IOException {
    ProofCheck check = new ProofCheck(notes);
    check.read(lines(new BufferedInputStream(file)));
    return check.result();
  }

  private static BufferedReader lines(BufferedInputStream file) throws IOException {
    file.mark(2);
    boolean zipped = file.read() == 'P' && file.read() == 'K';
    file.reset();
    return new BufferedReader(
        new InputStreamReader(zipped ? entry(file) : file, StandardCharsets.UTF_8));
  }

  private static InputStream entry(InputStream file) throws IOException {
    ZipInputStream zip = new ZipInputStream(file, StandardCharsets.UTF_8);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals(ProofExport.LINES)) {
        return zip;
      }
    }
    throw new IllegalArgumentException("an archive without " + ProofExport.LINES);
  }

  private void read(BufferedReader lines) throws IOException {
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      JsonNode read = tree(text);
      if (line == 1 && !read.path("format").asText().equals(ProofExport.FORMAT)) {
        throw new IllegalArgumentException("not a file of format " + ProofExport.FORMAT);
      }
      check(read);
    }
    if (!ended) {
      problem("lines are missing at the end");
    }
  }

  private JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      if (line == 1) {
        throw new IllegalArgumentException("not an export of proofs", e);
      }
      return MissingNode.getInstance();
    }
  }

  private void check(JsonNode read) {
    switch (read.path("type").asText()) {
      case "export" -> about = read;
      case "seal" -> seal(read);
      case "record" -> record(read);
      case "end" -> end(read);
      default -> problem("is no line of a proof");
    }
  }

  private void seal(JsonNode read) {
    String text = read.path("header").asText();
    String claimed = read.path("hash").asText();
    JsonNode named = tree(text);
    if (!HexFormat.of().formatHex(Hashes.sha256(text)).equals(claimed)) {
      problem("the header of the seal does not have that hash");
    }
    if (hash != null && !hash.equals(named.path("previous").asText())) {
      problem("the seal does not name the one before it");
    }
    long number = named.path("number").asLong();
    if (notes.stream().anyMatch(n -> n.number() == number && !n.hash().equalsIgnoreCase(claimed))) {
      problem("seal " + number + " is not the one that was noted");
    }
    header = named;
    hash = claimed;
    seals++;
  }

  private void record(JsonNode read) {
    records++;
    JsonNode content = tree(read.path("content").asText());
    String what = content.path("kind").asText() + ' ' + content.path("id").asText();
    if (read.path("seal").asLong(-1) != header.path("number").asLong()) {
      problem(what + " does not stand behind its seal");
    } else if (!root(read).equals(header.path("root").asText())) {
      problem(what + " does not lead to the root of its seal: it was changed");
    } else if (!content.path("buyer").equals(about.path("organisation"))) {
      problem(what + " is another organisation's");
    }
  }

  private static String root(JsonNode read) {
    List<MerkleTree.Step> steps = new ArrayList<>();
    for (JsonNode step : read.path("path")) {
      String text = step.asText();
      if (!text.matches("[LR][0-9a-f]{64}")) {
        return "";
      }
      steps.add(
          new MerkleTree.Step(text.charAt(0) == 'L', HexFormat.of().parseHex(text.substring(1))));
    }
    byte[] leaf = MerkleTree.leafHash(read.path("content").asText());
    return HexFormat.of().formatHex(MerkleTree.rootOf(leaf, steps));
  }

  private void end(JsonNode read) {
    ended = true;
    if (read.path("seals").asLong() != seals || read.path("records").asLong() != records) {
      problem("there were more or fewer lines when the file was made");
    }
  }

  private void problem(String text) {
    if (problems.size() < CheckedProof.MOST_PROBLEMS) {
      problems.add("line " + line + ": " + text);
    }
  }

  private CheckedProof result() {
    return new CheckedProof(
        problems.isEmpty(),
        about.path("organisation").textValue(),
        about.path("from").textValue(),
        about.path("to").textValue(),
        records,
        seals,
        hash == null ? null : header.path("number").asText() + ':' + hash,
        problems);
  }
}
