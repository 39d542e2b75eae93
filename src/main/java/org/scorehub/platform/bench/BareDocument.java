package org.scorehub.platform.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import org.jspecify.annotations.Nullable;

/** An amfori BSCI audit as a plain object. Leaves of header, site and address are kept by name. */
final class BareDocument {

  final Map<String, String> header = new HashMap<>();
  final Map<String, String> site = new HashMap<>();
  final List<Pair> otherIds = new ArrayList<>();
  final List<Pair> areas = new ArrayList<>();
  final List<String> scopeAreas = new ArrayList<>();
  final List<String> scopeQuestions = new ArrayList<>();
  final List<Question> questions = new ArrayList<>();
  @Nullable String latitude;
  @Nullable String longitude;
  @Nullable String overallRating;
  boolean hasScope;
  boolean hasAlerts;

  record Pair(String left, String right) {}

  static final class Question {
    String code = "";
    String answer = "";
    @Nullable String previousStatus;
    boolean zeroTolerance;
    @Nullable Text finding;
    @Nullable Text localText;
    @Nullable String law;
    @Nullable String dueOn;
    final List<String> evidence = new ArrayList<>(2);

    /** Place of a question whose code is unknown; null for others. */
    @Nullable Location place;
  }

  record Text(String language, String words) {}
}
