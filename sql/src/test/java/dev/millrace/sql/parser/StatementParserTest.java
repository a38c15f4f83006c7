package dev.millrace.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.statement.ColumnDefinition;
import dev.millrace.sql.statement.ConflictAction;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.JobStatement;
import dev.millrace.sql.statement.SessionStatement;
import dev.millrace.sql.statement.Statement;
import dev.millrace.sql.statement.UniqueConstraint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementParserTest {

    /// Is a statement of the file, and the record that it becomes.
    record Example(String record, String sql) {}

    static List<Example> examples() throws IOException {
        String text;
        try (InputStream file = StatementParserTest.class.getResourceAsStream("statements.sql")) {
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Example> examples = new ArrayList<>();
        for (String part : text.split("(?m)^-- (?=\\w+$)")) {
            String[] lines = part.split("\n", 2);
            if (!lines[0].startsWith("--")) examples.add(new Example(lines[0].strip(), lines[1].strip()));
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_statement_of_flink_becomes_its_record(Example example) {
        Statement statement = StatementParser.parse(example.sql);

        assertThat(statement.getClass().getSimpleName()).isEqualTo(example.record);
    }

    @Test
    void the_file_with_statements_is_read_as_a_script_too() throws IOException {
        String script = String.join("\n", examples().stream().map(Example::sql).toList());

        assertThat(StatementParser.parseScript(script))
                .hasSameSizeAs(examples())
                .hasSizeGreaterThan(140);
    }

    @Test
    void a_table_has_columns_keys_and_options_as_they_were_written() {
        CreateStatement.Table table = (CreateStatement.Table) StatementParser.parse("""
            CREATE TEMPORARY TABLE IF NOT EXISTS c.d.t (
              a INT NOT NULL PRIMARY KEY NOT ENFORCED,
              b STRING COMMENT 'it''s',
              ts TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
              twice AS a * 2,
              WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
            ) PARTITIONED BY (b) WITH ('connector' = 'print', 'x' = '')\
            """);

        assertThat(table.name().parts()).containsExactly("c", "d", "t");
        assertThat(table.name().position()).hasToString("line 1, column 38");
        assertThat(table.modifiers().temporary()).isTrue();
        assertThat(table.modifiers().tolerant()).isTrue();
        assertThat(table.definition().columns())
                .extracting(ColumnDefinition::name)
                .containsExactly("a", "b", "ts", "twice");
        assertThat(table.definition().columns().get(0))
                .isInstanceOfSatisfying(ColumnDefinition.Physical.class, column -> {
                    assertThat(column.type().getNullable()).isFalse();
                    assertThat(column.comment()).isNull();
                });
        assertThat(table.definition().columns().get(1))
                .isInstanceOfSatisfying(
                        ColumnDefinition.Physical.class,
                        column -> assertThat(column.comment()).isEqualTo("it's"));
        assertThat(table.definition().columns().get(2))
                .isInstanceOfSatisfying(ColumnDefinition.Metadata.class, column -> {
                    assertThat(column.key()).isEqualTo("timestamp");
                    assertThat(column.virtual()).isTrue();
                });
        assertThat(table.definition().constraints())
                .containsExactly(new UniqueConstraint(null, true, List.of("a"), false));
        assertThat(table.definition().watermark().column().parts()).containsExactly("ts");
        assertThat(table.definition().partitions()).containsExactly("b");
        assertThat(table.definition().options())
                .containsEntry("connector", "print")
                .containsEntry("x", "");
    }

    @Test
    void types_of_flink_are_written_back_as_they_were_read() {
        CreateStatement.Table table = (CreateStatement.Table) StatementParser.parse(
                "CREATE TABLE t (a ARRAY<ROW<x INT NOT NULL 'c', y MAP<STRING, MULTISET<BIGINT>>> NOT NULL>)");
        ColumnDefinition.Physical column =
                (ColumnDefinition.Physical) table.definition().columns().getFirst();

        assertThat(column.type().toString().replace("`", ""))
                .isEqualToIgnoringWhitespace(
                        "ARRAY< ROW< x INTEGER NOT NULL 'c', y MAP< STRING, MULTISET< BIGINT > > > NOT NULL >");
    }

    @Test
    void an_insert_has_its_partition_columns_and_conflict_action() {
        DataStatement.Insert insert = (DataStatement.Insert) StatementParser.parse(
                "INSERT OVERWRITE t PARTITION (p = 1, q) (a, b.c) SELECT 1, 2 ON CONFLICT DO ERROR");

        assertThat(insert.overwrite()).isTrue();
        assertThat(insert.columns()).extracting(Object::toString).containsExactly("a", "b.c");
        assertThat(insert.partition().columns()).extracting("column").containsExactly("p", "q");
        assertThat(insert.conflict()).isEqualTo(ConflictAction.ERROR);
        assertThat(insert.hints()).isEmpty();
    }

    @Test
    void keys_and_values_of_settings_need_no_quotes() {
        assertThat(StatementParser.parse("set sql-client.verbose = 'it''s'"))
                .isEqualTo(new SessionStatement.SetOption("sql-client.verbose", "it's"));
        assertThat(StatementParser.parse("RESET table.exec.state.ttl;"))
                .isEqualTo(new SessionStatement.ResetOption("table.exec.state.ttl"));
    }

    @Test
    void a_statement_set_keeps_its_statements_in_order() {
        JobStatement.Execute execute = (JobStatement.Execute) StatementParser.parse(
                "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; INSERT INTO b SELECT 2; END");
        JobStatement.StatementSet set = (JobStatement.StatementSet) execute.statement();

        assertThat(set.statements())
                .extracting(each -> ((DataStatement.Insert) each).table().last())
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE MODEL m WITH ('task' = 'regression')",
                "ALTER MODEL m RENAME TO n",
                "DROP MATERIALIZED TABLE m",
                "SHOW CONNECTIONS",
                "SHOW CREATE MODEL m"
            })
    void statements_of_later_versions_end_in_a_fault_of_their_own(String sql) {
        Statement statement = StatementParser.parse(sql);

        assertThatThrownBy(() -> SupportedStatements.require(statement))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("MR-2852")
                .hasMessageContaining("does not exist in Millrace yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "CREATE TABLE t (a INT)",
                "INSERT INTO t SELECT 1",
                "SHOW TABLES",
                "USE d",
                "EXPLAIN DELETE FROM t WHERE a = 1",
                "CALL p(1)"
            })
    void statements_that_work_are_not_refused(String sql) {
        SupportedStatements.require(StatementParser.parse(sql));
    }
}
