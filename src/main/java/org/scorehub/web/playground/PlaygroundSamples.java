package org.scorehub.web.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.scorehub.connector.Connector;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.contract.Example;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.WorkbookCsv;
import org.scorehub.document.WorkbookSheets;
import org.scorehub.trial.playground.Playground;
import org.scorehub.trial.playground.Sample;
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
   * An example.
   *
   * @throws NotVisible if there is none of that name
   */
  Sample example(Connector connector, String document, DocumentDefinition as, String name) {
    if (!names(connector.id(), document).contains(name)) {
      throw new NotVisible("example", name);
    }
    Path folder = folder(connector.id(), document).resolve(name);
    Example example = new Example(as, folder.toString(), folder);
    return example.inputName().isEmpty()
        ? Sample.of("")
        : sample(connector, document, as, example.input());
  }

  /**
   * What was received, as its reader may see it.
   *
   * @throws NotVisible if there is no such exchange
   * @throws Withheld if it is not for the caller's role
   */
  Sample received(Connector connector, String document, DocumentDefinition as, UUID id) {
    ExchangeDetail exchange =
        exchanges
            .find(id)
            .filter(found -> found.summary().connector().equals(connector.id()))
            .filter(found -> found.summary().document().equals(document))
            .orElseThrow(() -> new NotVisible("exchange", id));
    if (!raw.mayRead(exchange.summary())) {
      throw new Withheld("This document raised an escalation that is not for your role");
    }
    raw.seen(exchange.summary());
    byte[] head = exchanges.head(exchange.summary(), Playground.MOST_TEXT + 1);
    return as.format() == DocumentFormat.TABLE && WorkbookSheets.isWorkbook(head)
        ? sample(connector, document, as, exchanges.head(exchange.summary(), Integer.MAX_VALUE))
        : Sample.of(MappingFiles.lines(RawBytes.text(exchange, head)));
  }

  /** Bytes as a sample: a workbook as it is, one that is too large as text, all else as text. */
  static Sample sample(Connector connector, String document, DocumentDefinition as, byte[] bytes) {
    boolean workbook = as.format() == DocumentFormat.TABLE && WorkbookSheets.isWorkbook(bytes);
    if (workbook && bytes.length <= Playground.MOST_TEXT) {
      return Sample.of(bytes);
    }
    return workbook
        ? asText(connector, document, bytes)
        : Sample.of(MappingFiles.lines(new String(bytes, UTF_8)));
  }

  /** A workbook as CSV, the first rows of the sheet that is read; empty if there is none. */
  static Sample asText(Connector connector, String document, byte[] workbook) {
    return Sample.of(
        connector
            .inbound(document)
            .flatMap(inbound -> inbound.table())
            .flatMap(reader -> WorkbookCsv.of(reader, workbook))
            .orElse(""));
  }
}
