package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.mapping.HubFunction.Body;

/** Functions that read numbers and truth values out of text. */
final class NumberFunctions {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})");
  private static final Map<String, BooleanNode> BOOLEANS =
      Map.of(
          "true", BooleanNode.TRUE,
          "1", BooleanNode.TRUE,
          "yes", BooleanNode.TRUE,
          "y", BooleanNode.TRUE,
          "false", BooleanNode.FALSE,
          "0", BooleanNode.FALSE,
          "no", BooleanNode.FALSE,
          "n", BooleanNode.FALSE);

  private NumberFunctions() {}

  static List<HubFunction> all() {
    return List.of(
        new HubFunction("decimal", 1, 1, reading(NumberFunctions::decimal, NOT_A_DECIMAL)),
        new HubFunction("integer", 1, 1, reading(NumberFunctions::integer, NOT_AN_INTEGER)),
        new HubFunction("boolean-of", 1, 1, reading(NumberFunctions::bool, NOT_A_BOOLEAN)));
  }

  private static final Failure NOT_A_DECIMAL =
      new Failure("number.malformed", "a number", "digits with a point, for example 1250.5");
  private static final Failure NOT_AN_INTEGER =
      new Failure("number.malformed", "a whole number", "digits only, for example 1250");
  private static final Failure NOT_A_BOOLEAN =
      new Failure("boolean.malformed", "a yes or no", "true, false, 1, 0, yes, no, y or n");

  private record Failure(String code, String what, String expected) {

    Problem of(JsonNode value) {
      String message = "\"" + NativeValue.text(value) + "\" is not " + what + ".";
      return Problem.degrading(ProblemKind.MALFORMED, code, message).expecting(expected);
    }
  }

  @FunctionalInterface
  private interface Reader {
    @Nullable JsonNode read(JsonNode value);
  }

  private static HubFunction.Binder reading(Reader reader, Failure failure) {
    return (call, resources) -> body(call, reader, failure);
  }

  private static Body body(Call call, Reader reader, Failure failure) {
    return (context, arguments) -> {
      if (NativeValue.absent(arguments[0])) {
        return NullNode.getInstance();
      }
      JsonNode read = reader.read(arguments[0]);
      if (read == null) {
        call.report(failure.of(arguments[0]), context, arguments, 0);
        return NullNode.getInstance();
      }
      return read;
    };
  }

  private static @Nullable JsonNode decimal(JsonNode value) {
    if (value.isNumber()) {
      return value;
    }
    BigDecimal exact = exact(value);
    if (exact == null) {
      return null;
    }
    double rounded = exact.doubleValue();
    boolean same = BigDecimal.valueOf(rounded).compareTo(exact) == 0;
    return same ? DoubleNode.valueOf(rounded) : DecimalNode.valueOf(exact);
  }

  private static @Nullable JsonNode integer(JsonNode value) {
    if (value.isInt() || value.isLong()) {
      return value;
    }
    BigDecimal exact = value.isNumber() ? value.decimalValue() : exact(value);
    return exact == null || fraction(value, exact) ? null : whole(exact);
  }

  private static boolean fraction(JsonNode value, BigDecimal exact) {
    return value.isTextual()
        ? value.textValue().indexOf('.') >= 0
        : exact.stripTrailingZeros().scale() > 0;
  }

  private static @Nullable JsonNode whole(BigDecimal exact) {
    if (exact.precision() - exact.scale() > 19) {
      return null;
    }
    try {
      long number = exact.longValueExact();
      return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable BigDecimal exact(JsonNode value) {
    String text = NativeValue.text(value);
    return value.isTextual() && DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  private static @Nullable JsonNode bool(JsonNode value) {
    if (value.isBoolean()) {
      return value;
    }
    return BOOLEANS.get(NativeValue.text(value).toLowerCase(Locale.ROOT));
  }
}
