package org.scorehub.document;

/** How the text of a leaf or attribute is to be treated. */
record LeafRules(Whitespace whitespace, LexicalCheck check) {

  static final LeafRules NONE = new LeafRules(Whitespace.PRESERVE, LexicalCheck.ANY);
}
