package io.tx4j.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tx4j.engine.EngineUnderTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two sessions at random: the same steps wait, the same errors come, the same rows are there, on
 * PostgreSQL and on the engine. The seed is the test's argument.
 */
class RandomSchedulesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 58, 89, 92, 144, 1059})
  void goTheSameWay(long seed) throws Exception {
    List<Step> steps = RandomSchedule.of(seed);
    List<String> expected =
        ScriptPlayer.playWherePossible(
            OraclePostgres.newDatabase(), OraclePostgres::isBlocked, steps);
    try (EngineUnderTest engine = new EngineUnderTest()) {
      List<String> found =
          ScriptPlayer.playWherePossible(engine.dataSource(), engine::isBlocked, steps);
      assertEquals(String.join("", expected), String.join("", found));
    }
  }
}
