package org.scorehub.matching.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The words of one language: a tree of characters whose leaves are terms. Immutable once made.
 *
 * <p>Stars stand for the rest of a word. At one place the longest term wins.
 */
final class Lexicon {

  private static final char STAR = '*';

  private final Map<Character, Integer> roots = new HashMap<>();
  private final List<int[]> terms = new ArrayList<>();
  private char[] characters = new char[1024];
  private int[] firstChild = new int[1024];
  private int[] sibling = new int[1024];
  private int[] term = new int[1024];
  private int size = 1;

  /**
   * @param concepts the numbers of the concepts that each folded term stands for
   */
  Lexicon(Map<String, int[]> concepts) {
    concepts.forEach(this::add);
  }

  /** A term found: where it ends, and its concepts. */
  record Hit(int end, int[] concepts) {
    static final Hit NONE = new Hit(-1, new int[0]);
  }

  /** The longest terms that begin here; several if stars make them equally long. */
  Hit longest(FoldedText text, int at) {
    Integer root = roots.get(text.chars().charAt(at));
    if (root == null) {
      return Hit.NONE;
    }
    Search search = new Search(text);
    search.from(root, at + 1);
    return search.end < 0 ? Hit.NONE : new Hit(search.end, search.concepts);
  }

  /** Follows a text down the tree, both by its letters and by stars. */
  private final class Search {

    private final FoldedText text;
    private int end = -1;
    private int[] concepts = Hit.NONE.concepts();

    Search(FoldedText text) {
      this.text = text;
    }

    void from(int start, int position) {
      int node = start;
      int at = position;
      while (node != 0) {
        if (term[node] != 0 && at >= end && text.endsWord(at)) {
          take(terms.get(term[node] - 1), at);
        }
        int star = child(node, STAR);
        if (star != 0) {
          from(star, wordEnd(at));
        }
        node = at < text.chars().length() ? child(node, text.chars().charAt(at++)) : 0;
      }
    }

    private void take(int[] found, int at) {
      concepts =
          at > end
              ? found
              : IntStream.concat(IntStream.of(concepts), IntStream.of(found)).distinct().toArray();
      end = at;
    }

    private int wordEnd(int from) {
      int at = from;
      while (at < text.chars().length()
          && Folding.isWord(text.chars().charAt(at))
          && !Folding.isHan(text.chars().charAt(at))) {
        at++;
      }
      return at;
    }
  }

  private void add(String folded, int[] concepts) {
    int node = roots.computeIfAbsent(folded.charAt(0), this::newNode);
    for (int i = 1; i < folded.length(); i++) {
      int next = child(node, folded.charAt(i));
      node = next == 0 ? addChild(node, folded.charAt(i)) : next;
    }
    terms.add(concepts);
    term[node] = terms.size();
  }

  private int child(int node, char c) {
    int child = firstChild[node];
    while (child != 0 && characters[child] != c) {
      child = sibling[child];
    }
    return child;
  }

  private int addChild(int node, char c) {
    int child = newNode(c);
    sibling[child] = firstChild[node];
    firstChild[node] = child;
    return child;
  }

  private int newNode(char c) {
    if (size == characters.length) {
      characters = Arrays.copyOf(characters, size * 2);
      firstChild = Arrays.copyOf(firstChild, size * 2);
      sibling = Arrays.copyOf(sibling, size * 2);
      term = Arrays.copyOf(term, size * 2);
    }
    characters[size] = c;
    return size++;
  }
}
