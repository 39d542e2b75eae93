package org.scorehub.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.validation.ValidatorHandler;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Finds everything that a schema has against a document. The validator is fed event by event, so
 * that each complaint is known to belong to the element at hand. It stops looking at the order of
 * an element's children after one mistake there; elements unknown to the schema are therefore kept
 * from it, and missing ones are found by counting.
 */
final class XmlSchemaCheck {

  private static final String LOCALE = "http://apache.org/xml/properties/locale";

  private final Xsd xsd;
  private final SourceText text;
  private final XMLStreamReader2 reader;
  private final ValidatorHandler validator;
  private final List<Complaint> complaints = new ArrayList<>();
  private final List<PlacedProblem> problems = new ArrayList<>();
  private final Deque<OpenElement> open = new ArrayDeque<>();
  private final AttributesImpl attributes = new AttributesImpl();
  private int unknownDepth;

  private XmlSchemaCheck(Xsd xsd, SourceText text, XMLStreamReader2 reader) throws SAXException {
    this.xsd = xsd;
    this.text = text;
    this.reader = reader;
    this.validator = xsd.complete().newValidatorHandler();
    // The root locale is the one whose messages are in English whatever the default locale.
    validator.setProperty(LOCALE, Locale.ROOT);
    validator.setErrorHandler(new Collector());
  }

  /** All problems in document order; empty if the document is valid after all. */
  static List<Problem> check(Xsd xsd, SourceText text) throws XMLStreamException {
    try {
      return new XmlSchemaCheck(xsd, text, XmlParsers.over(text)).run();
    } catch (SAXException e) {
      throw new IllegalStateException("the schema validator failed", e);
    }
  }

  private List<Problem> run() throws XMLStreamException, SAXException {
    validator.startDocument();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            characters();
        default -> {}
      }
    }
    validator.endDocument();
    SchemaPlace root = new XmlPlace.Root(xsd.model().root());
    problems.replaceAll(p -> new PlacedProblem(SchemaWalk.judged(root, p.problem()), p.offset()));
    return PlacedProblem.inDocumentOrder(problems, text);
  }

  private void start() throws SAXException {
    if (unknownDepth > 0) {
      unknownDepth++;
      return;
    }
    OpenElement parent = open.peek();
    OpenElement element = element(parent);
    if (parent != null && !parent.allows(element.name)) {
      List<String> allowed = List.copyOf(parent.type.children().keySet());
      add(XsdProblems.unknownElement(element.name, parent.name, allowed), element.path, element);
      unknownDepth = 1;
      return;
    }
    startNamespaces();
    readAttributes();
    open.push(element);
    validator.startElement(namespace(), element.name, element.name, attributes);
    takeComplaints(parent, element);
  }

  private OpenElement element(@Nullable OpenElement parent) {
    String name = reader.getLocalName();
    String path = parent == null ? "/" + name : parent.pathOfNext(name);
    int offset = (int) reader.getLocationInfo().getStartingCharOffset();
    return new OpenElement(name, path, offset, instanceType(declaredType(parent, name)));
  }

  private TypeShape declaredType(@Nullable OpenElement parent, String name) {
    if (parent == null) {
      return xsd.model().root().type();
    }
    TypeShape.Child child = parent.type.child(name);
    return child == null ? xsd.model().undeclared(namespace(), name) : child.shape().type();
  }

  private TypeShape instanceType(TypeShape declared) {
    String type = reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
    if (type == null) {
      return declared;
    }
    QName name = InstanceType.name(type, reader.getNamespaceContext());
    return xsd.model().types().getOrDefault(name, declared);
  }

  private void startNamespaces() throws SAXException {
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      validator.startPrefixMapping(
          orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
    }
  }

  private void readAttributes() {
    attributes.clear();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = orEmpty(reader.getAttributePrefix(i));
      String local = reader.getAttributeLocalName(i);
      attributes.addAttribute(
          orEmpty(reader.getAttributeNamespace(i)),
          local,
          prefix.isEmpty() ? local : prefix + ":" + local,
          "CDATA",
          reader.getAttributeValue(i));
    }
  }

  private void characters() throws SAXException {
    if (unknownDepth == 0 && !open.isEmpty()) {
      open.element().append(reader.getText());
      validator.characters(
          reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }
  }

  private void end() throws SAXException {
    if (unknownDepth > 0) {
      unknownDepth--;
      return;
    }
    OpenElement element = open.element();
    validator.endElement(namespace(), element.name, element.name);
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      validator.endPrefixMapping(orEmpty(reader.getNamespacePrefix(i)));
    }
    attributes.clear();
    takeComplaints(null, element);
    problems.addAll(element.disorderProblems());
    open.pop();
  }

  /** Complaints about content concern the parent at a start tag, and the element at its end tag. */
  private void takeComplaints(@Nullable OpenElement parent, OpenElement element) {
    Complaint reason = null;
    for (Complaint complaint : complaints) {
      if (complaint.isAboutContent()) {
        (parent == null ? element : parent).disordered(complaint, parent == null ? null : element);
      } else if (complaint.isReason()) {
        addReason(reason, element);
        reason = complaint;
      } else {
        add(complaint, complaint.repeatsReason() ? reason : null, element);
        reason = null;
      }
    }
    addReason(reason, element);
    complaints.clear();
  }

  private void addReason(@Nullable Complaint reason, OpenElement element) {
    if (reason != null) {
      add(valueProblem(element, Expectation.of(reason)), element.path, element);
    }
  }

  private void add(Complaint complaint, @Nullable Complaint reason, OpenElement element) {
    switch (complaint.key()) {
      case "cvc-attribute.3" -> addAttributeValue(complaint, reason, element);
      case "cvc-type.3.1.3", "cvc-complex-type.2.2" ->
          add(
              valueProblem(element, reason == null ? null : Expectation.of(reason)),
              element.path,
              element);
      case "cvc-complex-type.4" -> {
        String name = local(complaint.attribute());
        add(XsdProblems.missingAttribute(name, element.name), element.path + "/@" + name, element);
      }
      case "cvc-complex-type.3.2.2", "cvc-type.3.1.1" -> addUnknownAttribute(complaint, element);
      case "cvc-complex-type.2.3" ->
          add(XsdProblems.strayText(element.name, element.text()), element.path, element);
      case "cvc-identity-constraint.4.1", "cvc-identity-constraint.4.2.2" ->
          add(XsdProblems.duplicateKey(element.name, complaint.keyValue()), element.path, element);
      case "cvc-elt.3.1" -> add(XsdProblems.nil(element.name), element.path, element);
      default -> add(XsdProblems.other(complaint), element.path, element);
    }
  }

  private static Problem valueProblem(OpenElement element, @Nullable String expected) {
    return XsdProblems.value("in <" + element.name + ">", element.text(), expected);
  }

  private void addAttributeValue(
      Complaint complaint, @Nullable Complaint reason, OpenElement element) {
    String name = complaint.attribute();
    String place = "in attribute \"" + local(name) + "\" of <" + element.name + ">";
    String expected = reason == null ? null : Expectation.of(reason);
    addAtAttribute(
        XsdProblems.value(place, attributes.getValue(name), expected), local(name), element);
  }

  private void addUnknownAttribute(Complaint complaint, OpenElement element) {
    String name = complaint.attribute();
    addAtAttribute(
        XsdProblems.unknownAttribute(local(name), element.name, attributes.getValue(name)),
        local(name),
        element);
  }

  private void addAtAttribute(Problem problem, String name, OpenElement element) {
    int offset = StartTag.attributeOffset(text.text(), element.offset, name);
    problems.add(
        new PlacedProblem(
            problem.atPath(element.path + "/@" + name), offset < 0 ? element.offset : offset));
  }

  private void add(Problem problem, String path, OpenElement element) {
    problems.add(new PlacedProblem(problem.atPath(path), element.offset));
  }

  private String namespace() {
    return orEmpty(reader.getNamespaceURI());
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private final class Collector implements ErrorHandler {

    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) {
      complaints.add(Complaint.parse(String.valueOf(e.getMessage())));
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }
}
