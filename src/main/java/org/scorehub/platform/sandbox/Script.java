package org.scorehub.platform.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated system sends, step by step, from {@code sandbox/<connector>/script.yaml}.
 *
 * @param files the folder it stands in
 * @param first what the hub got first of it, if it got anything; null if that does not matter
 * @param steps in their order
 */
public record Script(
    SandboxFiles files, String connector, @Nullable First first, List<Step> steps) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PAUSE = Pattern.compile("(\\d{1,6})(ms|s)");

  /** The file. */
  private record Play(@Nullable First first, List<Step> steps) {}

  /**
   * The exchange whose day all dates count from.
   *
   * @param as user who may see it
   * @param key business key as {@code kind:value}
   */
  public record First(String as, String key) {}

  /** A user who approves what a training provider is told. */
  public record Approval(String as, String provider) {}

  /**
   * One document to send.
   *
   * @param after pause before it, for example {@code 300ms} or {@code 2s}
   * @param as user who sends it
   * @param soap operation of the connector's SOAP service; null if it does not go by SOAP
   * @param post {@code connector/document} to post it to; null if it does not
   * @param publish name of a document that the twin offers to the hub; null if it is sent
   * @param tenant whose system offers it, or for whom it is posted; null for the user's own
   * @param key business key, {@code kind:value}, by which the exchange is found that fetching it
   *     makes; null if nobody waits for that
   * @param file beside the script
   * @param with members that replace those of a JSON file; null for none
   * @param title what it is, for the console; null if nobody needs to know
   * @param show {@code recommendations} to tell those of its site afterwards; null for nothing
   * @param approve who lets a training provider have those of its site; null if nobody does
   */
  public record Step(
      String after,
      String as,
      @Nullable String soap,
      @Nullable String post,
      @Nullable String publish,
      @Nullable String tenant,
      @Nullable String key,
      String file,
      @Nullable ObjectNode with,
      @Nullable String title,
      @Nullable String show,
      @Nullable Approval approve) {

    /** The pause before it. */
    public Duration pause() {
      Matcher pause = PAUSE.matcher(after);
      if (!pause.matches()) {
        throw new IllegalArgumentException("after: " + after + " is neither 300ms nor 2s");
      }
      long amount = Long.parseLong(pause.group(1));
      return pause.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }
  }

  public Script {
    steps = List.copyOf(steps);
  }

  /**
   * The script of a connector.
   *
   * @throws IllegalArgumentException if there is no such script or it cannot be read
   */
  public static Script of(SandboxFiles files, String connector) {
    try {
      Play play = YAML.readValue(files.text(file(connector)), Play.class);
      return new Script(files, connector, play.first(), play.steps());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the script of " + connector + " cannot be read", e);
    }
  }

  /** Whether a connector's systems play anything. */
  static boolean exists(SandboxFiles files, String connector) {
    return files.exists(file(connector));
  }

  private static String file(String connector) {
    return connector + "/script.yaml";
  }

  /** The document of a step as it is sent, its dates counted from the day. */
  String document(Step step, LocalDate day) {
    String text = files.text(connector + "/" + step.file());
    return new Placeholders(day).resolve(step.with() == null ? text : merged(text, step.with()));
  }

  /**
   * The bytes of a step as they are sent: text in UTF-8 with its dates, any other file as it is.
   */
  public byte[] content(Step step, LocalDate day) {
    byte[] bytes = files.bytes(connector + "/" + step.file());
    return isUtf8(bytes) ? document(step, day).getBytes(StandardCharsets.UTF_8) : bytes;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String merged(String text, ObjectNode with) {
    try {
      return ((ObjectNode) JSON.readTree(text)).setAll(with).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a file with replaced members must be a JSON object", e);
    }
  }
}
