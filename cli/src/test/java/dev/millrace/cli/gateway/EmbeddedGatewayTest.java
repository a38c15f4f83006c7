package dev.millrace.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.SqlMessages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EmbeddedGatewayTest {
    private final EmbeddedGateway gateway = new EmbeddedGateway(Host.real());
    private final String session = gateway.open(Map.of());

    @AfterEach
    void close() {
        gateway.close();
    }

    /// Fetches a result to its end.
    private List<SqlMessages.Results> all(String statement) throws Exception {
        String operation = gateway.execute(session, statement);
        List<SqlMessages.Results> parts = new ArrayList<>();
        for (long token = 0; ; ) {
            SqlMessages.Results part = gateway.results(session, operation, token);
            if (part.type().equals("NOT_READY")) continue;
            parts.add(part);
            token++;
            if (part.type().equals("EOS")) return parts;
        }
    }

    private static List<List<@Nullable String>> rows(List<SqlMessages.Results> parts) {
        return parts.stream()
                .map(SqlMessages.Results::rows)
                .filter(each -> each != null)
                .flatMap(each -> each.data().stream())
                .map(SqlMessages.Row::fields)
                .toList();
    }

    @Test
    void rows_come_in_parts_with_their_columns() throws Exception {
        List<SqlMessages.Results> parts = all("SELECT a, 'x' AS b FROM (VALUES (1), (CAST(NULL AS INT))) AS t (a)");
        SqlMessages.Results first = parts.getFirst();
        assertThat(first.kind()).isEqualTo("SUCCESS_WITH_CONTENT");
        assertThat(first.isQuery()).isTrue();
        assertThat(first.rows()).isNotNull();
        assertThat(first.rows().columns()).extracting(SqlMessages.Column::name).containsExactly("a", "b");
        assertThat(rows(parts)).containsExactly(List.of("1", "x"), Arrays.asList(null, "x"));
        assertThat(parts.getLast().next()).isNull();
    }

    @Test
    void a_part_can_be_fetched_again_and_others_are_refused() throws Exception {
        String operation = gateway.execute(session, "SELECT 1 AS a");
        SqlMessages.Results first = gateway.results(session, operation, 0);
        while (first.type().equals("NOT_READY")) first = gateway.results(session, operation, 0);
        assertThat(gateway.results(session, operation, 0)).isEqualTo(first);
        assertThatThrownBy(() -> gateway.results(session, operation, 7))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("MR-8175");
    }

    @Test
    void the_last_statement_of_a_script_gives_the_result() throws Exception {
        List<SqlMessages.Results> parts = all("CREATE TEMPORARY VIEW v AS SELECT 5 AS n;\nSELECT n + 1 AS m FROM v");
        assertThat(rows(parts)).containsExactly(List.of("6"));
        assertThat(rows(all("DROP TEMPORARY VIEW v"))).containsExactly(List.of("OK"));
    }

    @Test
    void an_error_names_its_place_and_the_session_continues() throws Exception {
        assertThatThrownBy(() -> all("SELECT 1;\nSELECT 1 FROMM x")).hasMessageContaining("at line 2, column 16");
        assertThat(rows(all("SELECT 2 AS a"))).containsExactly(List.of("2"));
    }

    @Test
    void an_endless_query_waits_for_its_reader_and_can_be_cancelled() throws Exception {
        all("SET 'execution.runtime-mode' = 'streaming'");
        all("CREATE TABLE g (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000000')");
        String operation = gateway.execute(session, "SELECT n FROM g");
        int count = 0;
        for (long token = 0; count < 3_000; ) {
            SqlMessages.Results part = gateway.results(session, operation, token);
            if (part.type().equals("NOT_READY")) continue;
            token++;
            if (part.rows() != null) count += part.rows().data().size();
        }
        assertThat(gateway.status(session, operation)).isEqualTo("RUNNING");
        gateway.cancel(session, operation);
        assertThat(gateway.status(session, operation)).isEqualTo("CANCELED");
        assertThat(rows(all("SELECT 3 AS a"))).containsExactly(List.of("3"));
    }

    /// Numbers of rows overflowed in all subtasks but the first one.
    @Test
    void rows_of_an_endless_table_come_from_all_subtasks() throws Exception {
        all("SET 'execution.runtime-mode' = 'streaming'");
        all("SET 'parallelism.default' = '2'");
        all("CREATE TABLE h (n INT) WITH ('connector' = 'datagen', 'rows-per-second' = '20')");
        String operation = gateway.execute(session, "SELECT n FROM h");
        int count = 0;
        for (long token = 0; count < 30; ) {
            SqlMessages.Results part = gateway.results(session, operation, token);
            if (part.type().equals("NOT_READY")) continue;
            token++;
            if (part.rows() != null) count += part.rows().data().size();
        }
        gateway.cancel(session, operation);
    }

    @Test
    void words_are_completed_by_their_place() throws Exception {
        all("CREATE TABLE sales (city STRING, amount INT) WITH ('connector' = 'blackhole')");
        assertThat(gateway.complete(session, "sel", 3)).contains("select");
        assertThat(gateway.complete(session, "SELECT 1 FROM sa", 16)).containsExactly("sales");
        assertThat(gateway.complete(session, "SELECT am FROM sales", 9)).contains("amount");
    }

    @Test
    void sessions_are_bounded_and_unknown_ones_are_refused() {
        for (int i = 1; i < 16; i++) gateway.open(Map.of());
        assertThatThrownBy(() -> gateway.open(Map.of())).hasMessageContaining("MR-8174");
        gateway.close(session);
        assertThatThrownBy(() -> gateway.execute(session, "SELECT 1")).hasMessageContaining("MR-8173");
        assertThat(gateway.open(Map.of())).isNotEmpty();
    }
}
