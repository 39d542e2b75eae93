package org.scorehub.platform.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an amfori BSCI audit with Jackson's data binding. Checks no schema. */
final class JacksonReader {

  private final ObjectReader reader =
      XmlMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(Audit.class);

  BareDocument read(byte[] bytes) {
    try {
      return reader.<Audit>readValue(bytes).document();
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static final class Audit {
    @JsonProperty Map<String, String> header = Map.of();
    @JsonProperty Site site = new Site();

    @JacksonXmlElementWrapper(localName = "performanceAreas")
    @JacksonXmlProperty(localName = "area")
    List<Area> areas = List.of();

    @JacksonXmlElementWrapper(localName = "questions")
    @JacksonXmlProperty(localName = "question")
    List<Question> questions = List.of();

    @JsonProperty @Nullable String overallRating;

    BareDocument document() {
      BareDocument document = new BareDocument();
      document.header.putAll(header);
      site.into(document);
      for (Area area : areas) {
        if (area.rating != null) {
          document.areas.add(new BareDocument.Pair(area.code, area.rating));
        }
      }
      questions.forEach(question -> document.questions.add(question.bare()));
      document.overallRating = overallRating;
      return document;
    }
  }

  static final class Site {
    @JsonProperty @Nullable String siteId;
    @JsonProperty @Nullable String companyId;
    @JsonProperty @Nullable String name;
    @JsonProperty @Nullable String localName;
    @JsonProperty @Nullable String sector;
    @JsonProperty Map<String, String> address = Map.of();
    @JsonProperty Map<String, String> workforce = new HashMap<>();
    @JsonProperty Map<String, String> geo = Map.of();

    @JacksonXmlElementWrapper(useWrapping = false)
    @JacksonXmlProperty(localName = "otherId")
    List<OtherId> otherIds = List.of();

    void into(BareDocument document) {
      document.site.putAll(address);
      document.site.putAll(workforce);
      put("siteId", siteId, document);
      put("companyId", companyId, document);
      put("name", name, document);
      put("localName", localName, document);
      put("sector", sector, document);
      document.latitude = geo.get("latitude");
      document.longitude = geo.get("longitude");
      otherIds.forEach(id -> document.otherIds.add(new BareDocument.Pair(id.scheme, id.value)));
    }

    private static void put(String key, @Nullable String value, BareDocument document) {
      if (value != null) {
        document.site.put(key, value);
      }
    }
  }

  static final class OtherId {
    @JacksonXmlProperty(isAttribute = true)
    String scheme = "";

    @JacksonXmlText String value = "";
  }

  static final class Area {
    @JacksonXmlProperty(isAttribute = true)
    String code = "";

    @JacksonXmlProperty(isAttribute = true)
    @Nullable String rating;
  }

  static final class Question {
    @JacksonXmlProperty(isAttribute = true)
    String code = "";

    @JacksonXmlProperty(isAttribute = true)
    String answer = "";

    @JacksonXmlProperty(isAttribute = true)
    @Nullable String previousStatus;

    @JacksonXmlProperty(isAttribute = true)
    boolean zeroTolerance;

    @JsonProperty @Nullable Words finding;
    @JsonProperty @Nullable Words localText;
    @JsonProperty @Nullable String law;
    @JsonProperty @Nullable String dueOn;

    @JacksonXmlElementWrapper(useWrapping = false)
    @JsonProperty
    List<String> evidence = List.of();

    BareDocument.Question bare() {
      BareDocument.Question bare = new BareDocument.Question();
      bare.code = code;
      bare.answer = answer;
      bare.previousStatus = previousStatus;
      bare.zeroTolerance = zeroTolerance;
      bare.finding = finding == null ? null : finding.text();
      bare.localText = localText == null ? null : localText.text();
      bare.law = law;
      bare.dueOn = dueOn;
      bare.evidence.addAll(evidence);
      return bare;
    }
  }

  static final class Words {
    @JacksonXmlProperty(isAttribute = true)
    String lang = "";

    @JacksonXmlText String words = "";

    BareDocument.Text text() {
      return new BareDocument.Text(lang, words);
    }
  }
}
