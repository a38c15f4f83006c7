package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks that Flink's unmodified examples of the Table API have the same results on Flink and on Millrace. The
/// order of lines may differ, because several subtasks print them.
final class FlinkTableExamplesTest {
    private static final Pattern CHANGE = Pattern.compile("[+-][IUD]\\[.*]");

    @ParameterizedTest
    @CsvSource({
        "basics.WordCountSQLExample, 7",
        "basics.StreamSQLExample, 3",
        "basics.StreamWindowSQLExample, 7",
        "basics.TemporalJoinSQLExample, 4",
        "basics.UpdatingTopCityExample, 6",
        "basics.GettingStartedExample, 7",
        "functions.AdvancedFunctionsExample, 19"
    })
    void an_example_gives_the_same_results(String mainClass, int lines) throws Exception {
        ExampleJar jar = ExampleJar.ofTables(mainClass);
        List<String> flinks = Engine.FLINK.run(jar, List.of(), FlinkTableExamplesTest::isResult, Integer.MAX_VALUE);
        List<String> ours = Engine.MILLRACE.run(jar, List.of(), FlinkTableExamplesTest::isResult, Integer.MAX_VALUE);
        assertThat(flinks).hasSize(lines);
        assertThat(ours).containsExactlyInAnyOrderElementsOf(flinks);
    }

    /// The example reads forever, so that the test compares the first changes. The changes of one name have an order.
    @Test
    void changes_from_a_socket_give_the_same_rows() throws Exception {
        List<String> input = List.of("INSERT|Alice|12", "INSERT|Bob|5", "DELETE|Alice|12", "INSERT|Alice|18");
        for (Engine engine : List.of(Engine.FLINK, Engine.MILLRACE)) {
            try (WordServer server = new WordServer(input)) {
                List<String> arguments = List.of("--hostname", "127.0.0.1", "--port", "" + server.port());
                ExampleJar jar = ExampleJar.ofTables("connectors.ChangelogSocketExample");
                List<String> changes = engine.run(jar, arguments, FlinkTableExamplesTest::isChange, 4);
                assertThat(changes)
                        .as("%s", engine)
                        .containsExactlyInAnyOrder("+I[Alice, 12]", "+I[Bob, 5]", "-D[Alice, 12]", "+I[Alice, 18]")
                        .containsSubsequence("+I[Alice, 12]", "-D[Alice, 12]", "+I[Alice, 18]");
            }
        }
    }

    private static boolean isResult(String line) {
        return !line.isBlank();
    }

    private static boolean isChange(String line) {
        return CHANGE.matcher(line).matches();
    }
}
