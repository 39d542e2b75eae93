package org.scorehub.document;

import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.ws.commons.schema.XmlSchema;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * One XSD, compiled twice: a model that gives trees their shape and knows most valid documents at
 * sight, and a complete check that names every mistake and has the last word.
 */
record Xsd(XmlModel model, Schema complete) {

  static Xsd compile(SchemaFiles files, String path, String rootElement) {
    SchemaLocations locations = new SchemaLocations(files);
    String address = SchemaLocations.address(path);
    try {
      Schema complete = complete(locations, address);
      XmlModel model = model(locations, address, rootElement);
      return new Xsd(model, complete);
    } catch (SAXException | RuntimeException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private static Schema complete(SchemaLocations locations, String address) throws SAXException {
    InputSource source = locations.source(address);
    return factory(locations).newSchema(new StreamSource(source.getByteStream(), address));
  }

  /** Compiles schemas of the given files only. */
  static SchemaFactory factory(SchemaLocations locations) throws SAXException {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, SchemaLocations.SCHEME);
    factory.setResourceResolver(
        (type, namespace, publicId, reference, base) ->
            locations.resolveForValidation(reference, base));
    return factory;
  }

  private static XmlModel model(SchemaLocations locations, String address, String rootElement) {
    XmlSchemaCollection schemas = new XmlSchemaCollection();
    schemas.setSchemaResolver(
        (namespace, reference, base) ->
            locations.resolve(reference, base == null ? address : base));
    XmlSchema main = schemas.read(locations.source(address));
    return XmlModelBuilder.build(schemas, main, rootElement);
  }
}
