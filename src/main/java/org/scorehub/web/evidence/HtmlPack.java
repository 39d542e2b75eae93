package org.scorehub.web.evidence;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.evidence.EvidenceColumn.Kind;

/** A pack as one page for printing: no script, nothing from elsewhere. */
final class HtmlPack implements PackWriter {

  /** Sections with more columns are written as cards, as a sheet of paper is not that wide. */
  private static final int WIDEST_TABLE = 10;

  /** Longer texts take a line of a card, longer ids may be broken anywhere. */
  private static final int LONG = 24;

  private final PackTarget target;
  private final EvidenceTexts texts;
  private @Nullable HtmlText html;
  private @Nullable EvidenceSection open;
  private long rows;

  HtmlPack(PackTarget target, EvidenceTexts texts) {
    this.target = target;
    this.texts = texts;
  }

  @Override
  public void begin(EvidenceCover cover) throws IOException {
    HtmlText page = new HtmlText(target.open());
    html = page;
    page.begin(cover.language(), texts.get("evidence.title", cover.title()), PackStyle.css());
    page.element("h1", texts.get("evidence.title", cover.title()));
    page.element("p", texts.get("evidence.lead"));
    page.start("dl", "facts");
    texts.facts(cover).forEach(fact -> pair(page, fact.name(), fact.value()));
    page.end();
    page.element("p", texts.get("evidence.left-out"));
  }

  private static void pair(HtmlText page, String name, String value) {
    page.start("div", null);
    page.element("dt", name);
    page.element("dd", value);
    page.end();
  }

  @Override
  public void section(EvidenceSection section) {
    endSection();
    open = section;
    rows = 0;
    page().start("section", null);
    page().element("h2", texts.title(section));
  }

  private static boolean isTable(EvidenceSection section) {
    return section.columns().size() <= WIDEST_TABLE;
  }

  private void beginTable(EvidenceSection section) {
    page().start("table", null);
    page().start("thead", null);
    page().start("tr", null);
    section.columns().forEach(column -> page().element("th", texts.title(column)));
    page().element("th", texts.get("evidence.column.source"));
    page().end();
    page().end();
    page().start("tbody", null);
  }

  @Override
  public void row(EvidenceSection section, EvidenceRow row) {
    boolean table = isTable(section);
    if (table && rows == 0) {
      beginTable(section);
    }
    rows++;
    if (table) {
      tableRow(section, row);
    } else {
      card(section, row);
    }
  }

  private void tableRow(EvidenceSection section, EvidenceRow row) {
    page().start("tr", null);
    for (int i = 0; i < row.cells().size(); i++) {
      value("td", section.columns().get(i), row.cells().get(i), language(section, row));
    }
    page().start("td", "source");
    source(row);
    page().end();
    page().end();
  }

  private void source(EvidenceRow row) {
    page().element("code", row.source());
    page().element("code", row.sha256());
  }

  private void card(EvidenceSection section, EvidenceRow row) {
    page().start("dl", "card");
    for (int i = 0; i < row.cells().size(); i++) {
      EvidenceColumn column = section.columns().get(i);
      if (row.cells().get(i) != null) {
        boolean wide =
            column.kind() == Kind.TEXT && String.valueOf(row.cells().get(i)).length() > LONG;
        page().start("div", wide ? "wide" : null);
        page().element("dt", texts.title(column));
        value("dd", column, row.cells().get(i), language(section, row));
        page().end();
      }
    }
    page().start("div", "wide source");
    page().element("dt", texts.get("evidence.column.source"));
    page().start("dd", null);
    source(row);
    page().end();
    page().end();
    page().end();
  }

  private void value(
      String tag, EvidenceColumn column, @Nullable Object value, @Nullable String language) {
    String shown = texts.shown(column, value);
    String style =
        switch (column.kind()) {
          case NUMBER -> "number";
          case ID -> shown.length() > LONG ? "id long" : "id";
          default -> null;
        };
    boolean words = column.kind() == Kind.TEXT;
    page().element(tag, style, column.name().equals("words") ? language : null, words, shown);
  }

  private static @Nullable String language(EvidenceSection section, EvidenceRow row) {
    for (int i = 0; i < row.cells().size(); i++) {
      if (section.columns().get(i).name().equals("language") && row.cells().get(i) != null) {
        return String.valueOf(row.cells().get(i));
      }
    }
    return null;
  }

  private void endSection() {
    EvidenceSection section = open;
    if (section == null) {
      return;
    }
    if (rows == 0) {
      page().element("p", texts.get("evidence.none"));
    } else if (isTable(section)) {
      page().end();
      page().end();
    }
    page().end();
    open = null;
  }

  @Override
  public void end(PackManifest manifest) {
    endSection();
    page().start("section", null);
    page().element("h2", texts.get("evidence.manifest"));
    page().element("p", texts.get("evidence.manifest.how"));
    page().start("table", null);
    page().start("thead", null);
    page().start("tr", null);
    List.of("section", "rows", "sha256")
        .forEach(name -> page().element("th", texts.get("evidence.manifest." + name)));
    page().end();
    page().end();
    page().start("tbody", null);
    manifest.sections().forEach(this::sum);
    page().end();
    page().end();
    page().start("p", null);
    page().element("b", texts.get("evidence.manifest.pack"));
    page().element("code", manifest.sha256());
    page().end();
    page().end();
    page().finish();
  }

  private void sum(PackManifest.Sum sum) {
    page().start("tr", null);
    page().start("td", null);
    page().element("b", texts.title(EvidenceSection.of(sum.section())));
    page().element("code", sum.section());
    page().end();
    page().element("td", "number", null, false, String.valueOf(sum.rows()));
    page().element("td", "id long", null, false, sum.sha256());
    page().end();
  }

  private HtmlText page() {
    if (html == null) {
      throw new IllegalStateException("a pack begins with its cover");
    }
    return html;
  }
}
