package org.scorehub.web.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.trial.playground.PlayResult;
import org.scorehub.trial.playground.Sample;
import org.scorehub.web.ChangedText;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

@Page
@RequestMapping("/connectors/{id}/playground")
class PlaygroundPages {

  /**
   * What the form of the playground sends.
   *
   * @param workbook the sample in Base64, if it is a workbook
   * @param file whose text it is
   * @param text as changed
   * @param open another file to show; null to stay with this one
   * @param at pointer of a value that was chosen; null for none
   * @param name of an example to save
   */
  record PlayForm(
      @Nullable String document,
      @Nullable String sample,
      @Nullable String workbook,
      @Nullable String example,
      @Nullable UUID exchange,
      @Nullable String file,
      @Nullable String text,
      @Nullable String open,
      @Nullable String at,
      @Nullable String name) {

    String document(Connector connector) {
      return PlaygroundDesk.document(connector, document);
    }

    Sample given() {
      String book = FormText.given(workbook);
      return book == null
          ? Sample.of(sample == null ? "" : MappingFiles.lines(sample))
          : Sample.of(Base64.getDecoder().decode(book));
    }
  }

  private final PlaygroundDesk desk;
  private final MappingDrafts drafts;
  private final PlaygroundFiles files;

  PlaygroundPages(PlaygroundDesk desk, MappingDrafts drafts, PlaygroundFiles files) {
    this.desk = desk;
    this.drafts = drafts;
    this.files = files;
  }

  @GetMapping
  String begin(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String document,
      @RequestParam(required = false) @Nullable String example,
      @RequestParam(required = false) @Nullable UUID exchange,
      @RequestParam(required = false) @Nullable String file,
      Model model) {
    Connector connector = desk.connector(id);
    String shown = PlaygroundDesk.document(connector, document);
    PlaygroundView view = desk.begin(connector, shown, example, exchange, file);
    return page(connector, view, null, model);
  }

  @PostMapping
  String run(
      @PathVariable String id,
      @ModelAttribute PlayForm form,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Model model) {
    Connector connector = desk.connector(id);
    String document = form.document(connector);
    desk.keep(connector, form.file(), form.text());
    if (part != null) {
      PlayResult result = desk.run(connector, document, form.given());
      model.addAttribute("played", desk.played(result, form.at()));
      model.addAttribute("connector", connector.id());
      return "playground :: outcome";
    }
    String shown = form.open() == null ? form.file() : form.open();
    PlaygroundView view =
        desk.view(connector, document, shown, form.given(), form.example(), form.exchange());
    return page(connector, view, form.at(), model);
  }

  private String page(Connector connector, PlaygroundView view, @Nullable String at, Model model) {
    model.addAttribute("view", view);
    model.addAttribute("connector", connector.id());
    Sample sample =
        view.workbook() == null
            ? Sample.of(view.sample())
            : Sample.of(Base64.getDecoder().decode(view.workbook()));
    PlayResult result = desk.run(connector, view.document(), sample);
    model.addAttribute("played", desk.played(result, at));
    model.addAttribute("mayWrite", files.mayWrite(connector.id()));
    model.addAttribute("follows", files.followsFiles());
    return "playground";
  }

  /** Begins with a file: a workbook as it is, all else as text. */
  @PostMapping("/file")
  String begin(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String document,
      @RequestParam MultipartFile sample,
      Model model)
      throws IOException {
    Connector connector = desk.connector(id);
    String shown = PlaygroundDesk.document(connector, document);
    return page(connector, desk.begin(connector, shown, sample.getBytes()), null, model);
  }

  /** Goes on with the rows of a workbook as text, which can be changed. */
  @PostMapping("/text")
  String asText(@PathVariable String id, @ModelAttribute PlayForm form, Model model) {
    Connector connector = desk.connector(id);
    String document = form.document(connector);
    byte[] workbook = form.given().workbook();
    desk.keep(connector, form.file(), form.text());
    Sample text =
        workbook == null ? form.given() : PlaygroundSamples.asText(connector, document, workbook);
    PlaygroundView view =
        desk.view(connector, document, form.file(), text, form.example(), form.exchange());
    return page(connector, view, null, model);
  }

  @PostMapping("/discard")
  String discard(@PathVariable String id, @ModelAttribute PlayForm form, Model model) {
    Connector connector = desk.connector(id);
    if (form.file() != null) {
      drafts.discard(connector, form.file());
    }
    PlaygroundView view =
        desk.view(
            connector,
            form.document(connector),
            form.file(),
            form.given(),
            form.example(),
            form.exchange());
    return page(connector, view, null, model);
  }

  @PostMapping("/example.zip")
  ResponseEntity<byte[]> download(@PathVariable String id, @ModelAttribute PlayForm form) {
    Connector connector = desk.connector(id);
    PlayedExample example = example(connector, form);
    return zip(connector.id() + "-" + form.name(), PlaygroundFiles.paths(example));
  }

  @PostMapping("/example")
  String save(@PathVariable String id, @ModelAttribute PlayForm form) {
    Connector connector = desk.connector(id);
    files.write(connector, example(connector, form));
    return "redirect:/connectors/{id}/playground?document="
        + form.document(connector)
        + "&example="
        + form.name()
        + "&file="
        + (form.file() == null ? "" : form.file());
  }

  private PlayedExample example(Connector connector, PlayForm form) {
    desk.keep(connector, form.file(), form.text());
    String document = form.document(connector);
    return PlayedExample.of(
        connector.id(),
        document,
        PlaygroundDesk.definition(connector, document),
        form.name() == null ? "" : form.name().strip(),
        form.given(),
        desk.run(connector, document, form.given()));
  }

  @GetMapping("/changes.zip")
  ResponseEntity<byte[]> changes(@PathVariable String id) {
    SortedMap<String, byte[]> changed = new TreeMap<>();
    drafts
        .of(desk.connector(id))
        .forEach(draft -> changed.put(draft.path(), draft.content().getBytes(UTF_8)));
    if (changed.isEmpty()) {
      throw new NotVisible("change", id);
    }
    return zip(id + "-changes", changed);
  }

  @GetMapping("/changes")
  String confirm(@PathVariable String id, Model model) {
    Connector connector = desk.connector(id);
    List<ChangedText> changed =
        drafts.of(connector).stream()
            .map(
                draft ->
                    ChangedText.between(
                        draft.path(),
                        MappingFiles.text(connector.bundle(), draft.path()),
                        draft.content()))
            .toList();
    model.addAttribute("connector", connector.id());
    model.addAttribute("changed", changed);
    model.addAttribute("mayWrite", files.mayWrite(id));
    model.addAttribute("follows", files.followsFiles());
    return "playground-changes";
  }

  @PostMapping("/changes")
  String place(@PathVariable String id) {
    Connector connector = desk.connector(id);
    List<MappingDrafts.Draft> kept = drafts.of(connector);
    files.place(connector, kept);
    kept.forEach(draft -> drafts.discard(connector, draft.path()));
    return files.followsFiles()
        ? "redirect:/connectors/{id}"
        : "redirect:/connectors/{id}/activation";
  }

  private static ResponseEntity<byte[]> zip(String name, SortedMap<String, byte[]> content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".zip").build().toString())
        .body(PlaygroundFiles.zipped(content));
  }
}
