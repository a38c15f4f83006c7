package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.job.MatchCases.MatchCase;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatchCasesTest {
    private static final String COLUMNS = "symbol STRING, id INT, price INT, tax INT, s STRING, ";
    private static final String EVENT_TIME =
            COLUMNS + "ts AS TO_TIMESTAMP(s), WATERMARK FOR ts AS ts - INTERVAL '1' HOUR";

    private final StreamRunner runner = new StreamRunner(ZoneId.of("UTC"));

    @BeforeEach
    void tables() throws IOException {
        runner.table("Ticker", EVENT_TIME, MatchCases.values("ticker.csv"));
        runner.table("Ties", EVENT_TIME, MatchCases.values("ties.csv"));
        runner.table("Proc", COLUMNS + "pt AS PROCTIME()", MatchCases.values("ticker.csv"));
    }

    private void view() {
        runner.view(
                "M",
                "SELECT * FROM Ticker MATCH_RECOGNIZE (PARTITION BY symbol ORDER BY ts MEASURES A.id AS a, "
                        + "MATCH_ROWTIME() AS r PATTERN (A B) DEFINE B AS B.price > A.price)");
    }

    static List<MatchCase> matches() throws IOException {
        List<MatchCase> cases = new ArrayList<>(MatchCases.read("matches.txt"));
        cases.addAll(MatchCases.read("random.txt"));
        return cases;
    }

    static List<MatchCase> faults() throws IOException {
        return MatchCases.read("faults.txt");
    }

    @ParameterizedTest
    @MethodSource("matches")
    void queries_find_the_matches_of_flink(MatchCase expected) throws Exception {
        view();
        List<String> changes = runner.changes(expected.sql(), 1);
        List<String> rows = changes.stream().map(each -> each.substring(2)).toList();
        if (expected.isOrdered()) assertThat(rows).isEqualTo(expected.results());
        else assertThat(rows).containsExactlyInAnyOrderElementsOf(expected.results());
        assertThat(changes).allMatch(each -> each.startsWith("+I"));
        // The order of arrival is unknown in batch mode.
        if (expected.sql().contains("FROM Proc")) return;
        assertThat(runner.boundedRows(expected.sql())).containsExactlyInAnyOrderElementsOf(expected.results());
    }

    @Test
    void three_subtasks_find_the_same_matches() throws Exception {
        view();
        List<MatchCase> cases = matches();
        for (int i = 0; i < cases.size(); i += 4) {
            assertThat(runner.rows(cases.get(i).sql(), 3))
                    .as(cases.get(i).name())
                    .containsExactlyInAnyOrderElementsOf(cases.get(i).results());
        }
    }

    @Test
    void random_queries_that_flink_refuses_are_faults() throws IOException {
        List<MatchCase> refused = MatchCases.read("random-refused.txt");
        assertThat(refused)
                .hasSizeGreaterThan(10)
                .allSatisfy(each -> assertThat(catchThrowable(() -> runner.plan(each.sql())))
                        .as(each.sql())
                        .isInstanceOf(MillraceException.class));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void limits_are_faults_with_a_position(MatchCase expected) {
        Throwable thrown = catchThrowable(() -> runner.plan(expected.sql()));
        assertThat(thrown).as(expected.name()).isInstanceOf(MillraceException.class);
        String[] codeAndPlace = expected.results().getFirst().split(" at ");
        assertThat(thrown.getMessage()).as(expected.name()).contains(codeAndPlace);
    }
}
