package dev.millrace.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bench.millrace.MillraceSql;
import dev.millrace.bench.peers.duckdb.DuckDbSql;
import dev.millrace.bench.tpch.SqlEngine;
import dev.millrace.bench.tpch.SqlResults;
import dev.millrace.bench.tpch.TpchFiles;
import dev.millrace.bench.tpch.TpchRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares the queries of TPC-H on small tables with DuckDB.
final class TpchTest {
    private static final double SCALE = 0.01;

    @TempDir
    private static Path directory;

    private static final List<List<List<String>>> EXPECTED = new ArrayList<>();

    @BeforeAll
    static void ask() throws Exception {
        TpchFiles.write(new TpchRows(SCALE, 7), directory);
        EXPECTED.addAll(results(new DuckDbSql(), 2));
    }

    private static List<List<List<String>>> results(SqlEngine engine, int parallelism) throws Exception {
        List<List<List<String>>> results = new ArrayList<>();
        try (engine) {
            engine.open(directory, parallelism);
            for (int query = 1; query <= TpchFiles.QUERIES; query++) results.add(engine.rows(TpchFiles.query(query)));
        }
        return results;
    }

    private static void check(List<List<List<String>>> actual) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < TpchFiles.QUERIES; i++) {
            String difference = SqlResults.difference(EXPECTED.get(i), actual.get(i));
            if (!difference.isEmpty()) differences.add("query " + (i + 1) + ": " + difference);
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void most_queries_return_rows() {
        assertThat(EXPECTED.stream().filter(each -> !each.isEmpty())).hasSizeGreaterThan(TpchFiles.QUERIES - 4);
    }

    @Test
    void one_subtask_gives_the_rows_of_duckdb() throws Exception {
        check(results(new MillraceSql(), 1));
    }

    @Test
    void three_subtasks_give_the_rows_of_duckdb() throws Exception {
        check(results(new MillraceSql(), 3));
    }

    @Test
    void queries_that_write_files_give_the_rows_of_duckdb() throws Exception {
        check(results(new MillraceSql("2mb"), 2));
    }
}
