package org.scorehub.connector.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.TestProject;

/** What a WSDL adds to samples: its schemas as they are, and the SOAP action. */
class DescribedServiceTest {

  private static final String WSDL =
      """
      <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/"
          xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:sample:1" targetNamespace="urn:sample:1">
        <w:types>
          <xs:schema targetNamespace="urn:sample:1" elementFormDefault="qualified">
            <xs:include schemaLocation="audit.xsd"/>
            <xs:element name="taken" type="xs:string"/>
            <xs:element name="progress">
              <xs:complexType><xs:sequence>
                <xs:element name="gln" type="xs:string"/>
                <xs:element name="asOf" type="xs:dateTime"/>
                <xs:element name="finding" minOccurs="0" maxOccurs="unbounded">
                  <xs:complexType>
                    <xs:attribute name="code" type="t:code"/>
                    <xs:attribute name="status" type="xs:string"/>
                  </xs:complexType>
                </xs:element>
              </xs:sequence></xs:complexType>
            </xs:element>
          </xs:schema>
        </w:types>
        <w:message name="in"><w:part name="body" element="t:progress"/></w:message>
        <w:message name="found"><w:part name="body" element="t:audit"/></w:message>
        <w:message name="thanks"><w:part name="body" element="t:taken"/></w:message>
        <w:portType name="Port"><w:operation name="tell"><w:input message="t:in"/></w:operation>
          <w:operation name="report"><w:input message="t:found"/><w:output message="t:thanks"/></w:operation></w:portType>
        <w:binding name="Soap" type="t:Port">
          <s:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
          <w:operation name="tell"><s:operation soapAction="urn:sample:1/tell"/>
            <w:input><s:body use="literal"/></w:input></w:operation>
          <w:operation name="report"><s:operation soapAction="urn:sample:1/report"/>
            <w:input><s:body use="literal"/></w:input><w:output><s:body use="literal"/></w:output></w:operation>
        </w:binding>
        <w:service name="Audits"><w:port name="AuditPort" binding="t:Soap"><s:address location="http://localhost/"/></w:port></w:service>
      </w:definitions>
      """;

  private static final String XSD =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:sample:1"
          targetNamespace="urn:sample:1" elementFormDefault="qualified">
        <xs:simpleType name="code"><xs:restriction base="xs:string"/></xs:simpleType>
        <xs:element name="audit">
          <xs:complexType><xs:sequence>
            <xs:element name="auditId" type="xs:string"/>
            <xs:element name="factoryName" type="xs:string"/>
            <xs:element name="finding" minOccurs="0" maxOccurs="unbounded">
              <xs:complexType><xs:sequence>
                <xs:element name="code" type="code"/>
                <xs:element name="severity" type="xs:string"/>
                <xs:element name="description" type="xs:string"/>
              </xs:sequence></xs:complexType>
            </xs:element>
          </xs:sequence></xs:complexType>
        </xs:element>
      </xs:schema>
      """;

  private static final Sample AUDIT =
      Drafts.sample(
          "audit.xml",
          """
          <audit xmlns="urn:sample:1"><auditId>A-1</auditId><factoryName>One</factoryName>
            <finding><code>1.1</code><severity>major</severity><description>Two exits are blocked.</description></finding>
          </audit>
          """);

  private static final Sample PROGRESS =
      Drafts.sample(
          "progress.xml",
          """
          <progress xmlns="urn:sample:1"><gln>4000000000006</gln><asOf>2026-02-01T10:00:00Z</asOf>
            <finding code="1.1" status="open"/></progress>
          """);

  private final Path folder;

  DescribedServiceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Wsdl wsdl() throws IOException {
    Path beside = Files.createDirectories(folder.resolve("theirs"));
    Files.writeString(beside.resolve("audit.xsd"), XSD);
    return Wsdl.read(Files.writeString(beside.resolve("service.wsdl"), WSDL));
  }

  private ScaffoldRequest request(Sample sample, @Nullable Sample outSample) throws IOException {
    return new ScaffoldRequest(
        Drafts.ID,
        List.of(sample),
        null,
        null,
        null,
        null,
        null,
        outSample == null ? null : "soap-out",
        outSample,
        wsdl(),
        null,
        null);
  }

  @Test
  void schemasAndActionAreTheirs() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    TestProject.copy(project);
    Draft draft = Scaffold.draft(project, request(AUDIT, PROGRESS));
    draft.writeTo(project, false);
    assertThat(Drafts.violations(project)).isEmpty();
    assertThat(Drafts.text(draft, "schemas/newcomer/audit.xsd")).isEqualTo(XSD);
    assertThat(Drafts.text(draft, "routes/newcomer/training-progress-out.camel.yaml"))
        .contains("value: \"urn:sample:1/tell\"");
    assertThat(Drafts.text(draft, "routes/newcomer/connector.yaml"))
        .contains("schema: schemas/newcomer/service-types.xsd", "root: progress");
  }

  @Test
  void theServiceThatTakesADocumentIsOffered() throws IOException {
    Draft draft = Scaffold.draft(Path.of(""), request(AUDIT, null));
    assertThat(Drafts.text(draft, "schemas/newcomer/service.wsdl")).isEqualTo(WSDL);
    assertThat(Drafts.text(draft, "routes/newcomer/soap-in.camel.yaml"))
        .contains(
            "uri: cxf:/newcomer",
            "wsdlURL: \"{{hub.schemas}}/newcomer/service.wsdl\"",
            "serviceName: \"{urn:sample:1}Audits\"",
            "portName: \"{urn:sample:1}AuditPort\"",
            "constant: audit");
    assertThat(draft.left())
        .anyMatch(
            todo -> todo.file().endsWith("soap-in.camel.yaml") && todo.what().contains("taken"));
  }

  @Test
  void whatMayStandSeveralTimesIsAListThoughItStandsOnce() throws IOException {
    Draft draft = Scaffold.draft(Path.of(""), request(AUDIT, null));
    assertThat(Drafts.text(draft, "mappings/newcomer/audit.in.jslt"))
        .contains("for (.audit.finding)");
  }

  @Test
  void whatIsNoneOfTheirsOrBreaksTheirSchemaIsToldSo() {
    Sample other = Drafts.sample("o.xml", "<site><siteName>One</siteName></site>");
    assertThatThrownBy(() -> Scaffold.draft(Path.of(""), request(other, null)))
        .isInstanceOf(UnusableSample.class)
        .hasMessageContaining("no sample begins with an element")
        .hasMessageContaining("progress");
    Sample bad = Drafts.sample("b.xml", "<audit xmlns='urn:sample:1'><auditId>1</auditId></audit>");
    assertThatThrownBy(() -> Scaffold.draft(Path.of(""), request(bad, null)))
        .hasMessageContaining("b does not obey service.wsdl");
  }
}
