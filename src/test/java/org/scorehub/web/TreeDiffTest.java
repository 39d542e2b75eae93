package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeDiffTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {} | []",
        "{'a': null} | {} | []",
        "{'a': []} | {} | []",
        "{'a': 1} | {'a': 2} | [CHANGED /a 1 2]",
        "{'a': 1} | {} | [REMOVED /a 1 null]",
        "{} | {'a/b': 'x'} | [ADDED /a~1b null 'x']",
        "{'a': {'b': 1}} | {'a': {'b': 1, 'c': 2}} | [ADDED /a/c null 2]",
        "{'a': [1, 2]} | {'a': [1, 3, 4]} | [CHANGED /a/1 2 3, ADDED /a/2 null 4]",
        "{'f': [{'code': '1', 't': 'x'}, {'code': '2', 't': 'y'}]} | {'f': [{'code': '0'}, {'code': '1', 't': 'z'}]} | [ADDED /f/0 null {'code':'0'}, CHANGED /f/1/t 'x' 'z', REMOVED /f/1 {'code':'2','t':'y'} null]",
        "{'a': 1} | {'a': [1]} | [CHANGED /a 1 [1]]"
      })
  void tellsEachPlaceThatDiffers(String before, String after, String changes) {
    assertThat(
            TreeDiff.between(json(before), json(after)).stream()
                .map(c -> c.kind() + " " + c.path() + " " + c.before() + " " + c.after())
                .toList()
                .toString()
                .replace('"', '\''))
        .isEqualTo(changes);
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
