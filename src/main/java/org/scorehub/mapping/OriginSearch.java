package org.scorehub.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.ObjectLiteral.Member;
import org.scorehub.mapping.Origin.Found;
import org.scorehub.mapping.WatchedRun.Made;

/** Goes down the output of a watched run and keeps the last place that wrote something. */
final class OriginSearch {

  private final WatchedRun run;
  private JsonNode at;
  private String pointer = "";
  private Origin last = new Origin(Found.COMPUTED, "", null, 0, null, null);

  OriginSearch(WatchedRun run, JsonNode output) {
    this.run = run;
    this.at = output;
  }

  Origin find(JsonPointer path) {
    for (JsonPointer rest = path; !rest.matches(); rest = rest.tail()) {
      JsonNode next =
          at.isArray() ? at.path(rest.getMatchingIndex()) : at.path(rest.getMatchingProperty());
      if (next.isMissingNode()) {
        return missing(rest.getMatchingProperty());
      }
      enter(rest.getMatchingProperty(), next);
    }
    return last.pointer().equals(pointer) || last.file() == null
        ? last
        : as(last, Found.WITHIN, null);
  }

  private void enter(String key, JsonNode value) {
    pointer = pointer + '/' + Outputs.escaped(key);
    Member member = at.isArray() ? null : writer(key, value);
    CallSite call = run.resultOf(value);
    if (member != null) {
      last = written(Found.WRITTEN, member, null);
    }
    if (call != null && !isCallOf(member, call)) {
      last = new Origin(Found.WRITTEN, pointer, call.file(), call.line(), null, null);
    }
    at = value;
  }

  /** A member whose value is just this call says more than the call. */
  private static boolean isCallOf(@Nullable Member member, CallSite call) {
    return member != null && member.expression().startsWith(call.function() + "(");
  }

  private @Nullable Member writer(String key, JsonNode value) {
    Made made = run.madeAt(at);
    if (made != null && made.literal().member(key) != null) {
      return made.literal().member(key);
    }
    List<Member> writers = run.writersOf(key, value);
    return writers.size() == 1 ? writers.get(0) : null;
  }

  private Origin missing(String key) {
    if (at.isArray()) {
      return as(last, Found.NO_ENTRY, null);
    }
    Made made = run.madeAt(at) == null ? run.mergedInto(at, key) : run.madeAt(at);
    Member member = made == null ? null : made.literal().member(key);
    if (made == null || member == null) {
      return as(last, Found.UNWRITTEN, null);
    }
    pointer = pointer + '/' + Outputs.escaped(key);
    JsonNode value = made.values().get(key);
    String absent = value instanceof AbsentValue nothing ? nothing.path() : null;
    return written(Found.EMPTY, member, absent);
  }

  private Origin written(Found found, Member member, @Nullable String absent) {
    return new Origin(found, pointer, member.file(), member.line(), member.expression(), absent);
  }

  private static Origin as(Origin origin, Found found, @Nullable String absent) {
    return new Origin(
        found, origin.pointer(), origin.file(), origin.line(), origin.expression(), absent);
  }
}
