package org.scorehub.document;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/**
 * Streaming XML parsers that read no document type, resolve no entity and open no connection. The
 * document type is still reported, so that it can be refused.
 */
final class XmlParsers {

  private static final int LARGEST_KEY = 64 * 1024;
  private static final XMLInputFactory2 WHOLE = factory(true, Integer.MAX_VALUE);
  private static final XMLInputFactory2 STREAMING = factory(false, LARGEST_KEY);

  private XmlParsers() {}

  private static XMLInputFactory2 factory(boolean coalescing, int largestAttribute) {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, coalescing);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, false);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, largestAttribute);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Integer.MAX_VALUE);
    return factory;
  }

  /** Over UTF-8 bytes in memory. */
  static XMLStreamReader2 over(byte[] bytes) throws XMLStreamException {
    return (XMLStreamReader2)
        WHOLE.createXMLStreamReader(new Stax2ByteArraySource(bytes, 0, bytes.length));
  }

  /** Over a decoded document; positions are character offsets into it. */
  static XMLStreamReader2 over(SourceText text) throws XMLStreamException {
    return (XMLStreamReader2) WHOLE.createXMLStreamReader(new StringReader(text.text()));
  }

  /** Over a stream of any length, in constant memory. */
  static XMLStreamReader2 over(InputStream in) throws XMLStreamException {
    return (XMLStreamReader2) STREAMING.createXMLStreamReader(in);
  }
}
