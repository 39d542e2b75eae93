package org.scorehub.web.evidence;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes HTML that is well-formed XML too; every text is escaped. */
final class HtmlText {

  /** What neither HTML nor XML can hold. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\uFFFE\\uFFFF]");

  private final XMLStreamWriter out;

  HtmlText(OutputStream target) {
    try {
      out =
          XMLOutputFactory.newFactory()
              .createXMLStreamWriter(
                  new BufferedOutputStream(target), StandardCharsets.UTF_8.name());
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the pack could not be written", e);
    }
  }

  /** The head; the body is open afterwards. */
  void begin(String language, String title, String css) {
    write(() -> out.writeDTD("<!DOCTYPE html>"));
    start("html", null);
    attribute("lang", language);
    start("head", null);
    start("meta", null);
    attribute("charset", "utf-8");
    end();
    start("meta", null);
    attribute("name", "viewport");
    attribute("content", "width=device-width, initial-scale=1");
    end();
    element("title", title);
    element("style", css);
    end();
    start("body", null);
    start("main", null);
  }

  void start(String tag, @Nullable String style) {
    write(() -> out.writeStartElement(tag));
    if (style != null) {
      attribute("class", style);
    }
  }

  private void attribute(String name, String value) {
    write(() -> out.writeAttribute(name, UNWRITABLE.matcher(value).replaceAll("")));
  }

  void end() {
    write(out::writeEndElement);
  }

  void element(String tag, String text) {
    element(tag, null, null, false, text);
  }

  /**
   * An element with text.
   *
   * @param language of the text; null for the page's own
   * @param foreign whether the text may run in another direction than the page
   */
  void element(
      String tag, @Nullable String style, @Nullable String language, boolean foreign, String text) {
    start(tag, style);
    if (language != null) {
      attribute("lang", language);
    }
    if (foreign) {
      attribute("dir", "auto");
    }
    write(() -> out.writeCharacters(UNWRITABLE.matcher(text).replaceAll("")));
    end();
  }

  /** Closes all that is open, and hands on what is buffered. */
  void finish() {
    write(out::writeEndDocument);
    write(out::flush);
  }
}
