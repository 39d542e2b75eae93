package org.scorehub.platform.sandbox;

import java.io.File;
import java.io.IOException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The published schemas, read by the Java platform's own validator. */
final class XmlSchemas {

  private XmlSchemas() {}

  static void requireAudit(Element audit) {
    try {
      SchemaFactory.newDefaultInstance()
          .newSchema(new File("schemas/amfori-bsci/audit.xsd"))
          .newValidator()
          .validate(new DOMSource(audit));
    } catch (SAXException | IOException e) {
      throw new AssertionError("not valid against audit.xsd", e);
    }
  }
}
