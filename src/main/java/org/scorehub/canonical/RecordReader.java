package org.scorehub.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object as one record type. */
final class RecordReader implements ValueReader {

  private record Member(
      Schema.Field field,
      String name,
      ValueReader reader,
      boolean optional,
      @Nullable Object defaultValue) {

    static Member of(Schema.Field field, ValueReader reader) {
      boolean optional = field.hasDefaultValue();
      Object value = optional ? SpecificData.get().getDefaultValue(field) : null;
      return new Member(field, field.name(), reader, optional, value);
    }
  }

  private final Schema schema;
  private final Class<?> type;
  private final Set<String> names = new HashSet<>();
  private final List<Member> members = new ArrayList<>();

  RecordReader(Schema schema) {
    this.schema = schema;
    this.type = SpecificData.get().getClass(schema);
    schema.getFields().forEach(field -> names.add(field.name()));
  }

  void link(ValueReaders readers) {
    schema.getFields().forEach(field -> members.add(Member.of(field, readers.of(field.schema()))));
  }

  @Override
  public @Nullable Object read(JsonNode json, CanonicalPath path, List<Problem> problems) {
    if (!json.isObject()) {
      return ValueReaders.wrong(json, "an object (" + schema.getName() + ")", path, problems);
    }
    SpecificRecord record = (SpecificRecord) SpecificData.newInstance(type, schema);
    int found = readInOrder(json, record, path, problems);
    if (found < json.size()) {
      reportUnknown(json, path, problems);
    }
    return record;
  }

  /** Mappings name members mostly in the order of the schema: then no member is searched for. */
  private int readInOrder(
      JsonNode json, SpecificRecord record, CanonicalPath path, List<Problem> problems) {
    Iterator<Map.Entry<String, JsonNode>> given = json.properties().iterator();
    Map.Entry<String, JsonNode> next = given.hasNext() ? given.next() : null;
    int found = 0;
    for (Member member : members) {
      JsonNode value = null;
      if (next != null && next.getKey().equals(member.name())) {
        value = next.getValue();
        next = given.hasNext() ? given.next() : null;
      } else if (next != null) {
        value = json.get(member.name());
      }
      found += value == null ? 0 : 1;
      Object read = readMember(member, value, path, problems);
      if (read != null) {
        record.put(member.field().pos(), read);
      }
    }
    return found;
  }

  private @Nullable Object readMember(
      Member member, @Nullable JsonNode value, CanonicalPath path, List<Problem> problems) {
    if (value == null || (value.isNull() && member.optional())) {
      return absent(member, path, problems);
    }
    int mark = path.enterField(member.name());
    Object result = member.reader().read(value, path, problems);
    path.leave(mark);
    return result;
  }

  private @Nullable Object absent(Member member, CanonicalPath path, List<Problem> problems) {
    if (member.optional()) {
      return member.defaultValue();
    }
    problems.add(
        Problem.blocking(
                ProblemKind.UNMAPPABLE,
                "canonical.missing",
                "The mapping gave no " + member.name() + " of " + schema.getName())
            .atPath(path.member(member.name()))
            .expecting(member.field().doc()));
    return null;
  }

  private void reportUnknown(JsonNode json, CanonicalPath path, List<Problem> problems) {
    for (Iterator<String> it = json.fieldNames(); it.hasNext(); ) {
      String name = it.next();
      if (!names.contains(name)) {
        problems.add(
            Problem.blocking(
                    ProblemKind.UNMAPPABLE,
                    "canonical.unknown-field",
                    "The canonical model has no " + name + " in " + schema.getName())
                .atPath(path.member(name))
                .expecting("one of " + String.join(", ", names)));
      }
    }
  }
}
