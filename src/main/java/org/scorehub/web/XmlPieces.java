package org.scorehub.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the text of an XML document apart where its values begin and end. It reads what is written
 * and resolves nothing, so that a document cut off or broken is shown as far as it makes sense.
 */
final class XmlPieces {

  private static final Pattern MARKUP =
      Pattern.compile(
          "<!--.*?-->|<!\\[CDATA\\[(?<data>.*?)\\]\\]>|<\\?.*?\\?>|<![^>]*>"
              + "|</(?<end>[^\\s>]+)\\s*>"
              + "|<(?<start>[^\\s/>!?]+)(?<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"']++)*+)>",
          Pattern.DOTALL);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?<name>[^\\s=]+)\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)')");

  private record Element(String path, Map<String, Integer> children) {
    Element(String path) {
      this(path, new HashMap<>());
    }

    Element child(String name) {
      return new Element(path + '/' + name + '[' + children.merge(name, 1, Integer::sum) + ']');
    }
  }

  private final String text;
  private final List<TextPiece> pieces = new ArrayList<>();
  private final Deque<Element> open = new ArrayDeque<>();
  private int told;

  private XmlPieces(String text) {
    this.text = text;
    open.push(new Element(""));
  }

  /** All parts of a text in their order; joined they are the text again. */
  static List<TextPiece> of(String text) {
    XmlPieces pieces = new XmlPieces(text);
    Matcher markup = MARKUP.matcher(text);
    while (markup.find()) {
      pieces.value(markup.start());
      pieces.markup(markup);
    }
    pieces.plain(text.length());
    return pieces.pieces;
  }

  private void markup(Matcher markup) {
    if (markup.group("start") != null) {
      start(markup);
    } else if (markup.group("end") != null && open.size() > 1) {
      open.pop();
    } else if (markup.group("data") != null) {
      plain(markup.start("data"));
      value(markup.end("data"));
    }
    plain(markup.end());
  }

  private void start(Matcher markup) {
    Element element = open.element().child(local(markup.group("start")));
    Matcher attribute = ATTRIBUTE.matcher(markup.group("attributes"));
    int from = markup.start("attributes");
    while (attribute.find()) {
      String name = attribute.group("name");
      String group = attribute.group("double") == null ? "single" : "double";
      if (!name.equals("xmlns") && !name.startsWith("xmlns:") && !name.startsWith("xsi:")) {
        plain(from + attribute.start(group));
        piece(from + attribute.end(group), element.path() + "/@" + local(name));
      }
    }
    if (!markup.group("attributes").endsWith("/")) { // else it is empty
      open.push(element);
    }
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** What stands before the next markup, without the space around it. */
  private void value(int end) {
    String between = text.substring(told, end);
    String value = between.strip();
    if (!value.isEmpty() && open.size() > 1) {
      int from = told + between.indexOf(value);
      plain(from);
      piece(from + value.length(), open.element().path());
    }
    plain(end);
  }

  private void plain(int end) {
    piece(end, null);
  }

  private void piece(int end, @Nullable String place) {
    if (end > told) {
      pieces.add(new TextPiece(text.substring(told, end), place));
      told = end;
    }
  }
}
