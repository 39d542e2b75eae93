package org.scorehub.web.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.scorehub.connector.Connector;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.contract.Example;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.TableReader;
import org.scorehub.document.WorkbookCsv;
import org.scorehub.trial.playground.Playground;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Withheld;
import org.scorehub.web.exchange.ExchangeDetail;
import org.scorehub.web.exchange.ExchangeReads;
import org.scorehub.web.exchange.RawBytes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Samples to begin with: examples beside the mappings, and what was received. */
@Component
class PlaygroundSamples {

  private final Path root;
  private final ExchangeReads exchanges;
  private final RawBytes raw;

  PlaygroundSamples(@Value("${hub.root}") Path root, ExchangeReads exchanges, RawBytes raw) {
    this.root = root;
    this.exchanges = exchanges;
    this.raw = raw;
  }

  /** Names of the examples of a document on this instance's disk, sorted. */
  List<String> names(String connector, String document) {
    Path folder = folder(connector, document);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> cases = Files.list(folder)) {
      return cases
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder(String connector, String document) {
    return root.resolve("mappings/" + connector + "/examples/" + document);
  }

  /**
   * The text of an example; a workbook as CSV.
   *
   * @throws NotVisible if there is none of that name
   */
  String example(Connector connector, String document, DocumentDefinition as, String name) {
    if (!names(connector.id(), document).contains(name)) {
      throw new NotVisible("example", name);
    }
    Path folder = folder(connector.id(), document).resolve(name);
    Example example = new Example(as, folder.toString(), folder);
    return example.inputName().isEmpty() ? "" : text(connector, document, as, example.input());
  }

  /**
   * What was received, as its reader may see it.
   *
   * @throws NotVisible if there is no such exchange
   * @throws Withheld if it is not for the caller's role
   */
  String received(Connector connector, String document, DocumentDefinition as, UUID id) {
    ExchangeDetail exchange =
        exchanges
            .find(id)
            .filter(found -> found.summary().connector().equals(connector.id()))
            .filter(found -> found.summary().document().equals(document))
            .orElseThrow(() -> new NotVisible("exchange", id));
    if (!raw.mayRead(exchange.summary())) {
      throw new Withheld("This document raised an escalation that is not for your role");
    }
    String text = raw.text(exchange, Playground.MOST_TEXT + 1);
    return as.format() == DocumentFormat.TABLE && text.startsWith("A workbook")
        ? text(connector, document, as, exchanges.head(exchange.summary(), Integer.MAX_VALUE))
        : MappingFiles.lines(text);
  }

  private static String text(
      Connector connector, String document, DocumentDefinition as, byte[] bytes) {
    Optional<TableReader> table =
        as.format() == DocumentFormat.TABLE
            ? connector.inbound(document).flatMap(inbound -> inbound.table())
            : Optional.empty();
    return table
        .flatMap(reader -> WorkbookCsv.of(reader, bytes))
        .orElseGet(() -> MappingFiles.lines(new String(bytes, UTF_8)));
  }
}
