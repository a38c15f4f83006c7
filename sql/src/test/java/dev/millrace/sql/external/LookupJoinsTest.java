package dev.millrace.sql.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Joins rows with a table whose connector finds rows by key, and that only this test has.
final class LookupJoinsTest {
    private final TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());

    @BeforeEach
    void create() {
        DirectoryConnector.clear();
        DirectoryConnector.ROWS.put("people", List.of("1|Ann|7", "2|Ben|8", "2|Bob|9", "4|Dan|10"));
        tables.executeSql("CREATE TEMPORARY VIEW visits AS SELECT id, place, PROCTIME() AS p FROM (VALUES"
                + " (1, 'x'), (2, 'y'), (3, 'x'), (CAST(NULL AS INT), 'x'), (1, 'z')) AS t(id, place)");
    }

    private void people(String options) {
        tables.executeSql("CREATE TABLE people (id INT, name STRING, room INT, twice AS room * 2)"
                + " WITH ('connector' = 'directory', 'name' = 'people'" + options + ")");
    }

    private List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var iterator = tables.executeSql(query).collect()) {
            while (iterator.hasNext()) rows.add(iterator.next().toString());
        }
        return rows;
    }

    private static String join(String columns, String kind, String condition) {
        return "SELECT " + columns + " FROM visits AS v " + kind + " JOIN people FOR SYSTEM_TIME AS OF v.p AS d ON "
                + condition;
    }

    @ParameterizedTest
    @CsvSource({"streaming,sync", "streaming,async", "batch,sync", "batch,async"})
    void inner_and_left_joins_find_rows_by_key(String mode, String calls) throws Exception {
        tables.executeSql("SET 'execution.runtime-mode' = '" + mode + "'");
        people(", 'mode' = '" + calls + "'");

        assertThat(rows(join("v.id, place, name", "", "v.id = d.id")))
                .containsExactly("+I[1, x, Ann]", "+I[2, y, Ben]", "+I[2, y, Bob]", "+I[1, z, Ann]");
        assertThat(DirectoryConnector.CALLS).containsExactly(calls + " 1", calls + " 2", calls + " 3", calls + " 1");
        assertThat(rows(join("v.id, place, room, twice", "LEFT", "v.id = d.id")))
                .containsExactly(
                        "+I[1, x, 7, 14]",
                        "+I[2, y, 8, 16]",
                        "+I[2, y, 9, 18]",
                        "+I[3, x, null, null]",
                        "+I[null, x, null, null]",
                        "+I[1, z, 7, 14]");
        assertThat(DirectoryConnector.COLUMNS).containsExactly("id", "room");
        assertThat(DirectoryConnector.OPENED).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "batch"})
    void constants_are_keys_and_other_conditions_filter(String mode) throws Exception {
        tables.executeSql("SET 'execution.runtime-mode' = '" + mode + "'");
        people("");

        assertThat(rows(join("v.id, name", "LEFT", "v.id = d.id AND d.name = 'Bob'")))
                .containsExactly("+I[1, null]", "+I[2, Bob]", "+I[3, null]", "+I[null, null]", "+I[1, null]");
        assertThat(DirectoryConnector.CALLS).contains("sync 2 Bob");
        DirectoryConnector.CALLS.clear();
        assertThat(rows(join("v.id, name", "LEFT", "v.id = d.id AND d.room > 7 AND v.place <> 'z'")))
                .containsExactly(
                        "+I[1, null]", "+I[2, Ben]", "+I[2, Bob]", "+I[3, null]", "+I[null, null]", "+I[1, null]");
        assertThat(DirectoryConnector.CALLS).containsExactly("sync 1", "sync 2", "sync 3");
        assertThat(rows(join("v.id, name", "", "v.id + 1 = d.id AND d.room + v.id = 10")))
                .containsExactly("+I[1, Bob]", "+I[1, Bob]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "batch"})
    void a_failed_lookup_names_the_table_and_the_key(String mode) {
        tables.executeSql("SET 'execution.runtime-mode' = '" + mode + "'");
        people("");
        DirectoryConnector.FAILURES.set(100);

        assertThatThrownBy(() -> rows(join("v.id, name", "", "v.id = d.id")))
                .hasStackTraceContaining("MR-2980")
                .hasStackTraceContaining("people")
                .hasStackTraceContaining("(1)")
                .hasStackTraceContaining("The directory is down.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void a_job_is_restarted_until_lookups_succeed(String calls) throws Exception {
        tables.executeSql("SET 'restart-strategy.type' = 'fixed-delay'");
        tables.executeSql("SET 'restart-strategy.fixed-delay.attempts' = '10'");
        tables.executeSql("SET 'restart-strategy.fixed-delay.delay' = '1 ms'");
        people(", 'mode' = '" + calls + "'");
        DirectoryConnector.FAILURES.set(3);

        assertThat(rows(join("v.id, name", "", "v.id = d.id AND v.id = 1"))).hasSize(2);
        assertThat(DirectoryConnector.FAILURES).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"sync,1", "sync,4", "async,1", "async,4"})
    void a_restart_in_the_middle_loses_and_repeats_no_row(String calls, int subtasks) throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) all.add(i + "|n" + i + "|" + i);
        DirectoryConnector.ROWS.put("people", all);
        DirectoryConnector.FAILS_AT.set(3000);
        tables.executeSql("SET 'parallelism.default' = '" + subtasks + "'");
        tables.executeSql("SET 'execution.checkpointing.interval' = '10 ms'");
        tables.executeSql("SET 'restart-strategy.type' = 'fixed-delay'");
        tables.executeSql("SET 'restart-strategy.fixed-delay.attempts' = '3'");
        tables.executeSql("SET 'restart-strategy.fixed-delay.delay' = '1 ms'");
        people(", 'mode' = '" + calls + "'");
        tables.executeSql("CREATE TABLE numbers (n INT, p AS PROCTIME()) WITH ('connector' = 'datagen',"
                + " 'rows-per-second' = '20000', 'fields.n.kind' = 'sequence', 'fields.n.start' = '0',"
                + " 'fields.n.end' = '5999')");

        List<String> rows = rows("SELECT COUNT(*), COUNT(DISTINCT n), SUM(room) FROM numbers JOIN people"
                + " FOR SYSTEM_TIME AS OF numbers.p AS d ON MOD(n, 10) = d.id");
        assertThat(rows).last().asString().endsWith("[6000, 6000, 27000]");
        assertThat(DirectoryConnector.CALLS.size()).isGreaterThan(6000);
    }

    @Test
    void several_asynchronous_lookups_are_open_at_a_time_and_keep_the_order() throws Exception {
        people(", 'mode' = 'async', 'gather' = '4'");

        assertThat(rows(join("v.id, name", "", "v.id = d.id")))
                .containsExactly("+I[1, Ann]", "+I[2, Ben]", "+I[2, Bob]", "+I[1, Ann]");
    }

    @Test
    void a_slow_asynchronous_lookup_fails_after_its_timeout() {
        people(", 'mode' = 'async', 'gather' = '100'");
        tables.executeSql("SET 'table.exec.async-lookup.timeout' = '20 ms'");

        assertThatThrownBy(() -> rows(join("v.id, name", "", "v.id = d.id")))
                .hasStackTraceContaining("MR-2980")
                .hasStackTraceContaining("longer than 20 ms");
    }

    @Test
    void a_table_that_is_looked_up_only_cannot_be_scanned() {
        people("");

        assertThatThrownBy(() -> rows("SELECT * FROM people")).hasMessageContaining("MR-2969");
        assertThatThrownBy(() -> rows("SELECT * FROM visits JOIN people ON visits.id = people.id"))
                .hasMessageContaining("MR-2969");
        assertThatThrownBy(() -> rows(join("v.id, name", "", "v.id < d.id"))).hasMessageContaining("MR-2981");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void a_partial_cache_keeps_found_rows_and_missing_keys(String calls) throws Exception {
        people(", 'mode' = '" + calls + "', 'lookup.cache' = 'PARTIAL', 'lookup.partial-cache.max-rows' = '100'");
        tables.executeSql("SET 'table.exec.async-lookup.buffer-capacity' = '1'");

        assertThat(rows("SELECT t.id, d.name FROM (SELECT id, PROCTIME() AS p FROM (VALUES (1), (3), (1), (3), (1)) AS"
                        + " t(id)) AS t LEFT JOIN people FOR SYSTEM_TIME AS OF t.p AS d ON t.id = d.id"))
                .containsExactly("+I[1, Ann]", "+I[3, null]", "+I[1, Ann]", "+I[3, null]", "+I[1, Ann]");
        assertThat(DirectoryConnector.CALLS).containsExactly(calls + " 1", calls + " 3");
    }

    @Test
    void a_partial_cache_without_missing_keys_asks_for_them_again() throws Exception {
        people(", 'lookup.cache' = 'PARTIAL', 'lookup.partial-cache.max-rows' = '1',"
                + " 'lookup.partial-cache.cache-missing-key' = 'false'");

        rows("SELECT t.id, d.name FROM (SELECT id, PROCTIME() AS p FROM (VALUES (3), (3), (1), (1), (2), (1)) AS"
                + " t(id)) AS t LEFT JOIN people FOR SYSTEM_TIME AS OF t.p AS d ON t.id = d.id");
        assertThat(DirectoryConnector.CALLS).containsExactly("sync 3", "sync 3", "sync 1", "sync 2", "sync 1");
    }

    private static String hinted(String hint) {
        return "SELECT /*+ LOOKUP(" + hint + ") */"
                + join("v.id, name", "LEFT", "v.id = d.id").substring("SELECT".length());
    }

    @ParameterizedTest
    @CsvSource({"d,true,async", "d,false,sync", "people,false,sync"})
    void the_hint_lookup_chooses_the_function(String table, String asynchronous, String calls) throws Exception {
        people(", 'mode' = 'both'");

        assertThat(rows(hinted("'table'='" + table + "', 'async'='" + asynchronous + "', 'output-mode'='ordered',"
                        + " 'capacity'='7', 'timeout'='60s'")))
                .hasSize(6);
        assertThat(DirectoryConnector.CALLS)
                .contains(calls + " 1", calls + " 2")
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"streaming,sync", "streaming,async", "batch,sync", "batch,async"})
    void the_hint_lookup_repeats_lookups_without_rows(String mode, String calls) throws Exception {
        tables.executeSql("SET 'execution.runtime-mode' = '" + mode + "'");
        people(", 'mode' = '" + calls + "'");
        DirectoryConnector.APPEARS.put(calls + " 3", "3|Cid|1");

        assertThat(rows(hinted("'table'='d', 'retry-predicate'='lookup_miss', 'retry-strategy'='fixed_delay',"
                        + " 'fixed-delay'='1ms', 'max-attempts'='4'")))
                .containsExactly(
                        "+I[1, Ann]", "+I[2, Ben]", "+I[2, Bob]", "+I[3, Cid]", "+I[null, null]", "+I[1, Ann]");
        assertThat(DirectoryConnector.CALLS.stream().filter((calls + " 3")::equals))
                .hasSize(3);
    }

    @Test
    void lookups_without_rows_are_repeated_as_often_as_the_hint_says() throws Exception {
        people("");

        assertThat(rows(hinted("'table'='d', 'retry-predicate'='lookup_miss', 'retry-strategy'='fixed_delay',"
                        + " 'fixed-delay'='1ms', 'max-attempts'='4'")))
                .contains("+I[3, null]");
        assertThat(DirectoryConnector.CALLS.stream().filter("sync 3"::equals)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'table'='d', 'asynch'='true'; max-attempts",
                "'table'='d', 'async'='perhaps'; true, false",
                "'table'='d', 'capacity'='0'; positive number",
                "'table'='e'; people",
                "'async'='true'; 'table'",
                "'table'='d', 'retry-predicate'='lookup_miss'; retry-strategy"
            },
            quoteCharacter = '"')
    void a_wrong_hint_lookup_is_refused(String hint, String told) {
        people("");

        assertThatThrownBy(() -> rows(hinted(hint)))
                .hasMessageContaining("MR-2982")
                .hasMessageContaining(told);
    }
}
