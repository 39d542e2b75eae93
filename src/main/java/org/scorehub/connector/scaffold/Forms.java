package org.scorehub.connector.scaffold;

import org.jspecify.annotations.Nullable;

/** Whether values can be those of a field. */
final class Forms {

  private static final int LONGEST_ID = 80;
  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_CODE = 60;
  private static final int MOST_CODES = 60;

  private Forms() {}

  /** Why they can, for people; null if they cannot. */
  static @Nullable String fit(FieldTarget target, Traits values) {
    if (values.none()) {
      return null;
    }
    return switch (target.form()) {
      case ID -> when(values.longest() <= LONGEST_ID && !values.lines(), "short values");
      case NAME -> when(isName(target, values), "short texts");
      case TEXT -> when(!values.numeric() && values.dates() == null, "texts");
      case DATE, TIMESTAMP -> dates(values);
      case INTEGER -> when(values.all("count"), "whole numbers");
      case DECIMAL -> when(values.all("measure") || values.commaDecimals(), "numbers");
      case BOOLEAN -> when(values.longest() <= 12 && values.values().size() <= 4, "yes or no");
      case COUNTRY -> country(values);
      case CODE -> code(values);
      case IDENTIFIER ->
          when(values.all(target.scheme()), "every value has the form of " + target.scheme());
      case RATING -> when(values.longest() <= 30 && values.dates() == null, "short values");
      case CONTACT -> when(!values.prose(), "perhaps a person");
      case LIST -> null;
    };
  }

  private static @Nullable String when(boolean holds, String reason) {
    return holds ? reason : null;
  }

  private static boolean isName(FieldTarget target, Traits values) {
    boolean named =
        target.path().equals("nativeArea")
            || target.path().equals("schemeVersion")
            || target.path().equals("unit");
    boolean numbers = values.numeric() && !named;
    return values.longest() <= LONGEST_NAME && values.dates() == null && !numbers;
  }

  private static @Nullable String dates(Traits values) {
    DateForms dates = values.dates();
    return dates == null ? null : dates.described();
  }

  private static @Nullable String country(Traits values) {
    if (values.all("country")) {
      return "codes or English names of countries";
    }
    long known = values.values().stream().filter(v -> Countries.code(v) != null).count();
    boolean most = known * 2 > values.values().size();
    return when(most || values.share("country") > 0.5, "names of countries");
  }

  private static @Nullable String code(Traits values) {
    boolean few = values.values().size() <= MOST_CODES && values.longest() <= LONGEST_CODE;
    return when(few && values.dates() == null, "few short values");
  }
}
