package org.scorehub.web.playground;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.document.DocumentFormat;
import org.scorehub.security.Caller;
import org.scorehub.trial.playground.PlayResult;
import org.scorehub.trial.playground.Playground;
import org.scorehub.trial.playground.Sample;
import org.scorehub.web.Display;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Withheld;
import org.springframework.stereotype.Component;

/** Puts together what the playground shows; for engineers and those who run the hub. */
@Component
class PlaygroundDesk {

  private final ConnectorCatalogue catalogue;
  private final MappingDrafts drafts;
  private final PlaygroundSamples samples;
  private final Playground playground;
  private final Display display;

  PlaygroundDesk(
      ConnectorCatalogue catalogue,
      MappingDrafts drafts,
      PlaygroundSamples samples,
      Playground playground,
      Display display) {
    this.catalogue = catalogue;
    this.drafts = drafts;
    this.samples = samples;
    this.playground = playground;
    this.display = display;
  }

  /**
   * The connector as it runs.
   *
   * @throws Withheld if the caller is no engineer
   * @throws NotVisible if there is none
   */
  Connector connector(String id) {
    if (!Caller.current().mayRun()) {
      throw new Withheld("Only engineers and those who run the hub see its connectors");
    }
    return catalogue.find(id).orElseThrow(() -> new NotVisible("connector", id));
  }

  /** A document of it; the first if none is named. */
  static String document(Connector connector, @Nullable String named) {
    String given = FormText.given(named);
    if (given == null) {
      return connector.definition().documents().keySet().iterator().next();
    } else if (!connector.definition().documents().containsKey(given)) {
      throw new NotVisible("document", connector.id() + "/" + given);
    }
    return given;
  }

  static DocumentDefinition definition(Connector connector, String document) {
    DocumentDefinition found = connector.definition().documents().get(document);
    if (found == null) {
      throw new NotVisible("document", connector.id() + "/" + document);
    }
    return found;
  }

  /** The page with what was chosen, or its first example. */
  PlaygroundView begin(
      Connector connector,
      String document,
      @Nullable String example,
      @Nullable UUID exchange,
      @Nullable String file) {
    DocumentDefinition as = definition(connector, document);
    List<String> names = samples.names(connector.id(), document);
    String given = FormText.given(example);
    String chosen = given != null || exchange != null || names.isEmpty() ? given : names.get(0);
    Sample sample =
        exchange != null
            ? samples.received(connector, document, as, exchange)
            : chosen == null ? Sample.of("") : samples.example(connector, document, as, chosen);
    return view(connector, document, file, sample, exchange == null ? chosen : null, exchange);
  }

  /**
   * The page with a file.
   *
   * @throws IllegalArgumentException if it is too large
   */
  PlaygroundView begin(Connector connector, String document, byte[] file) {
    if (file.length > Playground.MOST_TEXT) {
      throw new IllegalArgumentException("A sample has at most 256 KB here");
    }
    Sample sample =
        PlaygroundSamples.sample(connector, document, definition(connector, document), file);
    return view(connector, document, null, sample, null, null);
  }

  /** The page with a sample. */
  PlaygroundView view(
      Connector connector,
      String document,
      @Nullable String file,
      Sample sample,
      @Nullable String example,
      @Nullable UUID exchange) {
    DocumentDefinition as = definition(connector, document);
    Map<String, String> changed = drafts.texts(connector);
    List<MappingFiles> files = MappingFiles.of(connector, as, changed);
    String wanted = FormText.given(file);
    MappingFiles shown =
        files.stream().filter(f -> f.path().equals(wanted)).findFirst().orElse(files.get(0));
    String text =
        changed.getOrDefault(shown.path(), MappingFiles.text(connector.bundle(), shown.path()));
    return new PlaygroundView(
        connector.id(),
        connector.definition().title(),
        new ArrayList<>(new TreeSet<>(connector.definition().documents().keySet())),
        document,
        as.direction().name(),
        samples.names(connector.id(), document),
        example,
        exchange,
        files,
        shown.path(),
        shown.own(),
        text,
        as.direction() == DocumentDefinition.Direction.IN && as.format() == DocumentFormat.TABLE,
        sample.text(),
        base64(sample));
  }

  private static @Nullable String base64(Sample sample) {
    return sample.workbook() == null ? null : Base64.getEncoder().encodeToString(sample.workbook());
  }

  /** Keeps what was written in a file of the mapping. */
  void keep(Connector connector, @Nullable String file, @Nullable String text) {
    if (file != null && text != null && MappingFiles.isOwn(connector, file)) {
      drafts.keep(connector, file, MappingFiles.lines(text));
    }
  }

  /** Runs a sample through the connector as the caller has changed it. */
  PlayResult run(Connector connector, String document, Sample sample) {
    return playground.run(connector, drafts.texts(connector), document, sample);
  }

  Played played(PlayResult result, @Nullable String chosen) {
    return new Played(
        result,
        PlayedPiece.of(display.pieces(Played.text(result.result())), result),
        FormText.given(chosen));
  }
}
