package org.scorehub.document;

import com.ctc.wstx.msv.W3CSchema;
import com.ctc.wstx.shaded.msv_core.grammar.xmlschema.XMLSchemaGrammar;
import com.ctc.wstx.shaded.msv_core.reader.GrammarReaderController;
import com.ctc.wstx.shaded.msv_core.reader.xmlschema.XMLSchemaReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.ws.commons.schema.XmlSchema;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.codehaus.stax2.validation.XMLValidationSchema;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/**
 * One XSD, compiled three times: a model that gives trees their shape, a fast check that says only
 * yes or no, and a complete check that names every mistake and has the last word.
 *
 * @param fast null if the fast check cannot be trusted with this schema
 */
record Xsd(XmlModel model, @Nullable XMLValidationSchema fast, Schema complete) {

  static Xsd compile(SchemaFiles files, String path, String rootElement) {
    SchemaLocations locations = new SchemaLocations(files);
    String address = SchemaLocations.address(path);
    try {
      Schema complete = complete(locations, address);
      XmlModel model = model(locations, address, rootElement);
      return new Xsd(model, model.needsCompleteCheck() ? null : fast(locations, address), complete);
    } catch (SAXException | RuntimeException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private static Schema complete(SchemaLocations locations, String address) throws SAXException {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, SchemaLocations.SCHEME);
    factory.setResourceResolver(
        (type, namespace, publicId, reference, base) ->
            locations.resolveForValidation(reference, base));
    InputSource source = locations.source(address);
    return factory.newSchema(new StreamSource(source.getByteStream(), address));
  }

  private static XmlModel model(SchemaLocations locations, String address, String rootElement) {
    XmlSchemaCollection schemas = new XmlSchemaCollection();
    schemas.setSchemaResolver(
        (namespace, reference, base) ->
            locations.resolve(reference, base == null ? address : base));
    XmlSchema main = schemas.read(locations.source(address));
    return XmlModelBuilder.build(schemas, main, rootElement);
  }

  private static @Nullable XMLValidationSchema fast(SchemaLocations locations, String address) {
    FastCheckProblems problems = new FastCheckProblems(locations);
    SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
    XMLSchemaGrammar grammar = XMLSchemaReader.parse(locations.source(address), parsers, problems);
    return grammar == null || !problems.errors.isEmpty() ? null : new W3CSchema(grammar);
  }

  /** Notes what the fast check does not understand, so that it is not used then. */
  private static final class FastCheckProblems implements GrammarReaderController {

    private final SchemaLocations locations;
    private final List<String> errors = new ArrayList<>();

    private FastCheckProblems(SchemaLocations locations) {
      this.locations = locations;
    }

    @Override
    public void warning(Locator[] places, String message) {}

    @Override
    public void error(Locator[] places, String message, @Nullable Exception cause) {
      errors.add(message);
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
      return locations.resolve(systemId, null);
    }
  }
}
