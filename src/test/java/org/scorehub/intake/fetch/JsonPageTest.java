package org.scorehub.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPageTest {

  private static JsonPage page(String json) {
    return new JsonPage(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> items(String json, String path) throws IOException {
    return page(json).items(JsonPointer.compile(path)).stream()
        .map(item -> new String(item, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void slicesItemsExactly() throws IOException {
    assertThat(
            items("{\"ä\":[0],\"a\":{\"b\":[ {\"x\" : 1.10} ,[1, 2],\"é\\n\" , 5,null]}} ", "/a/b"))
        .containsExactly("{\"x\" : 1.10}", "[1, 2]", "\"é\\n\"", "5", "null");
  }

  @Test
  void slicesAPageThatIsTheArrayItself() throws IOException {
    assertThat(items("[{},{}]", "")).containsExactly("{}", "{}");
    assertThat(items(" []", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"a\":1}", "{\"a\":{}}", "[]", "<a/>", "{\"a\":[1}", "{\"a\":[1]"})
  void refusesAPageWithoutTheArray(String json) {
    assertThatThrownBy(() -> items(json, "/a")).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "{'a':{'b':'x'}},    /a/b, x",
        "{'a':{'b':12}},     /a/b, 12",
        "{'a':{'b':null}},   /a/b,",
        "{'a':{'c':1}},      /a/b,",
        "{'b':1},            /a/b,",
        "{'a':{'b':' '}},    /a/b,",
      })
  void readsOneText(String json, String path, String text) throws IOException {
    assertThat(page(json.replace('\'', '"')).text(JsonPointer.compile(path)).orElse(null))
        .isEqualTo(text);
  }
}
