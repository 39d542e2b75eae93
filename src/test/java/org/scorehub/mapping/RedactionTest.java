package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          call 0903 123 456 now        | call [phone] now
          +84 903 123 456              | [phone]
          +8801712345678.              | [phone].
          电话：13800138000             | 电话：[phone]
          手机 138-0013-8000            | 手机 [phone]
          手机 138 0013 8000            | 手机 [phone]
          (021) 1234 5678              | [phone]
          phone no. 87654321           | phone no. [phone]
          Tel: 8765 4321               | Tel: [phone]
          write to a.b@mill.co.bd!     | write to [e-mail]!
          张伟@工厂.中国                  | [e-mail]
          身份证110101199003074578       | 身份证[id]
          11010119900307457X           | [id]
          NID 1990123456789            | NID [id]
          CNIC 35202-1234567-1         | CNIC [id]
          2345 6789 0123 is her number | [id] is her number
          passport no: B1234567        | passport no: [id]
          ٠١٢٣٤٥٦٧٨٩                   | [phone]
          """)
  void takesOutWhatPointsToAWorker(String text, String expected) {
    assertThat(Redaction.redact(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1200000 VND and 4,250,000 IDR were owed",
        "from 2025-01-31 to 2025-12-31",
        "from 31.01.2025 to 31.12.2025",
        "site 156-012345-002, audit 20-00001",
        "clause 5.2, 60 hours a week, 12.5 %",
        "in 2023, 2024 and 2025 312 workers",
        "paid at 08:00, 12:00 and 17:30",
        "OS ID CN2021250D1DTN7",
        "wage 0.0123456789",
        "消防通道堵塞，二楼，共 25 人"
      })
  void leavesAmountsDatesAndCodes(String text) {
    assertThat(Redaction.redact(text)).isEqualTo(text);
  }

  @Property(tries = 300)
  void neverFailsOnAnyText(@ForAll String text) {
    assertThatCode(() -> Redaction.redact(CleanText.clean(text))).doesNotThrowAnyException();
  }
}
