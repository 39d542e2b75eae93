package org.scorehub.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.mapping.JsltToken.Kind;
import org.scorehub.mapping.ObjectLiteral.Member;

/**
 * Marks the objects of a mapping file and the values of their members with calls that pass on what
 * they get, so that a run can be watched: {@code {"a": .a}} becomes {@code (object--1({"a":
 * member--1(.a)}))}. Lines stay as they are. Objects that take over unknown members ({@code * : .})
 * stay unmarked, as JSLT allows them in no call.
 */
final class MarkedSource {

  static final String OBJECT = "object";
  static final String MEMBER = "member";

  private final String file;
  private final String text;
  private final List<JsltToken> tokens;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Edit> edits = new ArrayList<>();
  private final List<ObjectLiteral> literals;
  private final List<Member> members;

  private record Edit(int at, int order, String text) {}

  /** A bracket not closed yet; {@code key} is the name of the member being read, or -1. */
  private static final class Open {
    private final int token;
    private final boolean literal;
    private final Map<String, Member> members = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private boolean takesUnknown;
    private int key = -1;

    Open(int token, boolean literal) {
      this.token = token;
      this.literal = literal;
    }
  }

  private MarkedSource(
      String file, String text, List<ObjectLiteral> literals, List<Member> members) {
    this.file = file;
    this.text = text;
    this.tokens = JsltScanner.scan(text);
    this.literals = literals;
    this.members = members;
  }

  /** The marked text. What was marked is added to the lists: a mark's number is its index there. */
  static String mark(String file, String text, List<ObjectLiteral> literals, List<Member> members) {
    return new MarkedSource(file, text, literals, members).mark();
  }

  private String mark() {
    for (int i = 0; i < tokens.size(); i++) {
      JsltToken token = tokens.get(i);
      switch (token.kind() == Kind.SYMBOL ? token.text() : "") {
        case "{" -> open.push(new Open(i, true));
        case "(", "[" -> open.push(new Open(i, false));
        case ")", "]", "}" -> close(i);
        case "," -> endMember(i);
        case ":" -> beginMember(i);
        case "*" -> takeUnknown(i);
        default -> {}
      }
    }
    return edited();
  }

  private void beginMember(int colon) {
    Open object = open.peek();
    boolean named = colon > 0 && tokens.get(colon - 1).kind() == Kind.STRING;
    if (object != null && object.literal && named && object.key < 0 && !isComputed(object)) {
      object.key = colon - 1;
    }
  }

  private boolean isComputed(Open object) {
    return object.token + 1 < tokens.size() && tokens.get(object.token + 1).is("for");
  }

  private void endMember(int end) {
    Open object = open.peek();
    if (object != null && object.literal && object.key >= 0 && object.key + 2 < end) {
      addMember(object, end);
    }
  }

  private void addMember(Open object, int end) {
    JsltToken key = tokens.get(object.key);
    int from = tokens.get(object.key + 2).start();
    int to = tokens.get(end - 1).end();
    Member member = new Member(file, key.line(), key.value(), oneLine(text.substring(from, to)));
    object.members.put(member.key(), member);
    String call = MEMBER + "--" + members.size() + "(";
    object.edits.add(new Edit(from, -tokens.get(object.key).start(), call));
    object.edits.add(new Edit(to, Integer.MIN_VALUE, ")"));
    object.key = -1;
    members.add(member);
  }

  private void takeUnknown(int i) {
    if (i > 0 && (tokens.get(i - 1).is(",") || tokens.get(i - 1).is("{"))) {
      open.forEach(object -> object.takesUnknown = true);
    }
  }

  private void close(int i) {
    endMember(i);
    Open object = open.poll();
    if (object != null && object.literal && !object.takesUnknown) {
      literals.add(new ObjectLiteral(file, tokens.get(object.token).line(), object.members));
      int at = tokens.get(object.token).start();
      edits.addAll(object.edits);
      edits.add(new Edit(at, at, "(" + OBJECT + "--" + (literals.size() - 1) + "("));
      edits.add(new Edit(tokens.get(i).end(), Integer.MIN_VALUE, "))"));
    }
  }

  /** At one place: what ends there first, then what begins further out. */
  private String edited() {
    edits.sort(Comparator.comparingInt(Edit::at).thenComparingInt(Edit::order));
    StringBuilder marked = new StringBuilder();
    int copied = 0;
    for (Edit edit : edits) {
      marked.append(text, copied, edit.at()).append(edit.text());
      copied = edit.at();
    }
    return marked.append(text, copied, text.length()).toString();
  }

  private static String oneLine(String expression) {
    return expression.replaceAll("\\s+", " ").strip();
  }
}
