package org.scorehub.platform.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;
import org.jspecify.annotations.Nullable;

/** Reads an amfori BSCI audit with a streaming parser, straight into fields. Checks no schema. */
final class BareReader {

  private static final XMLInputFactory2 FACTORY = factory();

  private final Set<String> knownCodes;

  BareReader(Set<String> knownCodes) {
    this.knownCodes = knownCodes;
  }

  private static XMLInputFactory2 factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  BareDocument read(byte[] bytes) throws XMLStreamException {
    XMLStreamReader2 xml =
        (XMLStreamReader2)
            FACTORY.createXMLStreamReader(new Stax2ByteArraySource(bytes, 0, bytes.length));
    BareDocument audit = new BareDocument();
    xml.nextTag();
    while (xml.nextTag() == XMLStreamReader2.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "header" -> header(xml, audit);
        case "site" -> site(xml, audit);
        case "performanceAreas" -> areas(xml, audit);
        case "questions" -> questions(xml, audit);
        case "overallRating" -> audit.overallRating = xml.getElementText();
        case "scope" -> scope(xml, audit);
        case "zeroToleranceAlerts" -> {
          audit.hasAlerts = true;
          xml.skipElement();
        }
        default -> xml.skipElement();
      }
    }
    xml.close();
    return audit;
  }

  private static void header(XMLStreamReader2 xml, BareDocument audit) throws XMLStreamException {
    while (xml.nextTag() == XMLStreamReader2.START_ELEMENT) {
      audit.header.put(xml.getLocalName(), xml.getElementText());
    }
  }

  private static void site(XMLStreamReader2 xml, BareDocument audit) throws XMLStreamException {
    while (xml.nextTag() == XMLStreamReader2.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "otherId" ->
            audit.otherIds.add(
                new BareDocument.Pair(xml.getAttributeValue(null, "scheme"), xml.getElementText()));
        case "address", "workforce" -> leaves(xml, audit);
        case "geo" -> {
          audit.latitude = xml.getAttributeValue(null, "latitude");
          audit.longitude = xml.getAttributeValue(null, "longitude");
          xml.skipElement();
        }
        default -> audit.site.put(xml.getLocalName(), xml.getElementText());
      }
    }
  }

  private static void leaves(XMLStreamReader2 xml, BareDocument audit) throws XMLStreamException {
    while (xml.nextTag() == XMLStreamReader2.START_ELEMENT) {
      audit.site.put(xml.getLocalName(), xml.getElementText());
    }
  }

  private static void areas(XMLStreamReader2 xml, BareDocument audit) throws XMLStreamException {
    while (xml.nextTag() == XMLStreamReader2.START_ELEMENT) {
      @Nullable String rating = xml.getAttributeValue(null, "rating");
      if (rating != null) {
        audit.areas.add(new BareDocument.Pair(xml.getAttributeValue(null, "code"), rating));
      }
      xml.skipElement();
    }
  }

  private static void scope(XMLStreamReader2 xml, BareDocument audit) throws XMLStreamException {
    audit.hasScope = true;
    while (xml.nextTag() == XMLStreamReader2.START_ELEMENT) {
      boolean area = xml.getLocalName().equals("area");
      (area ? audit.scopeAreas : audit.scopeQuestions).add(xml.getElementText());
    }
  }

  private void questions(XMLStreamReader2 xml, BareDocument audit) throws XMLStreamException {
    while (xml.nextTag() == XMLStreamReader2.START_ELEMENT) {
      BareDocument.Question question = new BareDocument.Question();
      question.code = xml.getAttributeValue(null, "code");
      question.answer = xml.getAttributeValue(null, "answer");
      question.previousStatus = xml.getAttributeValue(null, "previousStatus");
      @Nullable String marked = xml.getAttributeValue(null, "zeroTolerance");
      question.zeroTolerance = "true".equals(marked) || "1".equals(marked);
      if (!knownCodes.contains(question.code)) {
        question.place = xml.getLocationInfo().getStartLocation();
      }
      details(xml, question);
      audit.questions.add(question);
    }
  }

  private static void details(XMLStreamReader2 xml, BareDocument.Question question)
      throws XMLStreamException {
    while (xml.nextTag() == XMLStreamReader2.START_ELEMENT) {
      switch (xml.getLocalName()) {
        case "finding" -> question.finding = text(xml);
        case "localText" -> question.localText = text(xml);
        case "law" -> question.law = xml.getElementText();
        case "dueOn" -> question.dueOn = xml.getElementText();
        case "evidence" -> question.evidence.add(xml.getElementText());
        default -> xml.skipElement();
      }
    }
  }

  private static BareDocument.Text text(XMLStreamReader2 xml) throws XMLStreamException {
    String language = xml.getAttributeValue(null, "lang");
    return new BareDocument.Text(language, xml.getElementText());
  }
}
