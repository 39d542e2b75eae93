package org.scorehub.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object as one record type. */
final class RecordReader implements ValueReader {

  private record Member(Schema.Field field, ValueReader reader) {}

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
    schema.getFields().forEach(field -> members.add(new Member(field, readers.of(field.schema()))));
  }

  @Override
  public @Nullable Object read(JsonNode json, CanonicalPath path, List<Problem> problems) {
    if (!json.isObject()) {
      return ValueReaders.wrong(json, "an object (" + schema.getName() + ")", path, problems);
    }
    SpecificRecord record = (SpecificRecord) SpecificData.newInstance(type, schema);
    int found = 0;
    for (Member member : members) {
      JsonNode value = json.get(member.field().name());
      found += value == null ? 0 : 1;
      record.put(member.field().pos(), readMember(member, value, path, problems));
    }
    if (found < json.size()) {
      reportUnknown(json, path, problems);
    }
    return record;
  }

  private @Nullable Object readMember(
      Member member, @Nullable JsonNode value, CanonicalPath path, List<Problem> problems) {
    if (value == null || (value.isNull() && member.field().hasDefaultValue())) {
      return absent(member, path, problems);
    }
    int mark = path.enterField(member.field().name());
    Object result = member.reader().read(value, path, problems);
    path.leave(mark);
    return result;
  }

  private @Nullable Object absent(Member member, CanonicalPath path, List<Problem> problems) {
    if (member.field().hasDefaultValue()) {
      return SpecificData.get().getDefaultValue(member.field());
    }
    problems.add(
        Problem.blocking(
                ProblemKind.UNMAPPABLE,
                "canonical.missing",
                "The mapping gave no " + member.field().name() + " of " + schema.getName())
            .atPath(path.member(member.field().name()))
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
