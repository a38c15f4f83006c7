package dev.millrace.sql.environment;

import static dev.millrace.table.api.Expressions.$;
import static dev.millrace.table.api.Expressions.and;
import static dev.millrace.table.api.Expressions.concat;
import static dev.millrace.table.api.Expressions.jsonObject;
import static dev.millrace.table.api.Expressions.lit;
import static dev.millrace.table.api.Expressions.range;
import static dev.millrace.table.api.Expressions.row;
import static dev.millrace.table.api.Expressions.withColumns;
import static dev.millrace.table.api.Expressions.withoutColumns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.ExplainDetail;
import dev.millrace.table.api.FormatDescriptor;
import dev.millrace.table.api.JsonExistsOnError;
import dev.millrace.table.api.JsonOnNull;
import dev.millrace.table.api.JsonQueryWrapper;
import dev.millrace.table.api.JsonType;
import dev.millrace.table.api.ResultKind;
import dev.millrace.table.api.StatementSet;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.TableDescriptor;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.api.TableResult;
import dev.millrace.table.api.window.Over;
import dev.millrace.table.api.window.Session;
import dev.millrace.table.api.window.Slide;
import dev.millrace.table.api.window.Tumble;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.functions.BuiltInFunctionDefinitions;
import dev.millrace.table.functions.ExpressionTypes;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.DataTypes;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs small programs of the Table API.
@Timeout(120)
class TableProgramsTest {
    @TempDir
    private Path directory;

    private final TableEnvironment batch = TableEnvironment.create(EnvironmentSettings.inBatchMode());

    private static List<String> rows(Table table) throws Exception {
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> iterator = table.execute().collect()) {
            while (iterator.hasNext()) rows.add(iterator.next().toString());
        }
        return rows;
    }

    private static Table orders(TableEnvironment tables) {
        return tables.fromValues(
                DataTypes.ROW(
                        DataTypes.FIELD("id", DataTypes.INT()),
                        DataTypes.FIELD("who", DataTypes.STRING()),
                        DataTypes.FIELD("amount", DataTypes.DECIMAL(10, 2))),
                row(1, "ann", new BigDecimal("10.50")),
                row(2, "bob", new BigDecimal("20.00")),
                row(3, "ann", new BigDecimal("1.25")));
    }

    /// Each statement sees the options that the program has set before.
    @Test
    void options_that_a_program_sets_apply_to_the_next_statement() {
        batch.executeSql("SELECT 1");
        batch.getConfig().set("table.local-time-zone", "Asia/Tokyo");
        String time = "CAST(CAST(TO_TIMESTAMP_LTZ(0, 3) AS TIMESTAMP(3)) AS STRING)";
        assertThat(batch.executeSql("SELECT " + time + " AS t").collect())
                .toIterable()
                .containsExactly(Row.of("1970-01-01 09:00:00.000"));
    }

    @Test
    void rows_are_selected_filtered_and_named() throws Exception {
        Table large = orders(batch)
                .where(and($("amount").isGreater(2), $("who").isNotNull()))
                .select($("id").plus(100).as("number"), concat($("who"), "!").as("greeting"), $("amount"));
        assertThat(large.getResolvedSchema().getColumnNames()).containsExactly("number", "greeting", "amount");
        assertThat(rows(large)).containsExactlyInAnyOrder("+I[101, ann!, 10.50]", "+I[102, bob!, 20.00]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BATCH", "STREAMING"})
    void groups_have_the_same_final_rows_in_both_modes(String mode) throws Exception {
        EnvironmentSettings settings =
                mode.equals("BATCH") ? EnvironmentSettings.inBatchMode() : EnvironmentSettings.inStreamingMode();
        TableEnvironment tables = TableEnvironment.create(settings);
        tables.getConfig().set("parallelism.default", "2");
        tables.getConfig().set("millrace.sql.batch-rows", "1");
        Table sums = orders(tables)
                .groupBy($("who"))
                .select(
                        $("who"),
                        $("amount").sum().as("total"),
                        $("id").count().distinct().as("n"));
        List<String> rows = rows(sums);
        assertThat(rows.stream().map(each -> each.substring(2)).toList())
                .contains("[ann, 11.75, 2]", "[bob, 20.00, 1]");
        assertThat(rows.stream().anyMatch(each -> each.startsWith("+U"))).isEqualTo(mode.equals("STREAMING"));
    }

    @Test
    void columns_are_added_renamed_replaced_and_dropped() throws Exception {
        Table changed = orders(batch)
                .addColumns($("amount").times(2).as("twice"))
                .renameColumns($("who").as("name"))
                .addOrReplaceColumns($("name").upperCase().as("name"))
                .dropColumns($("amount"))
                .orderBy($("id").desc())
                .limit(1, 1);
        assertThat(changed.getResolvedSchema().getColumnNames()).containsExactly("id", "name", "twice");
        assertThat(rows(changed)).containsExactly("+I[2, BOB, 40.00]");
    }

    @Test
    void tables_are_joined_and_combined() throws Exception {
        Table ages = batch.fromValues(row("ann", 30), row("cid", 50)).as("name", "age");
        Table joined = orders(batch)
                .leftOuterJoin(ages, $("who").isEqual($("name")))
                .select($("id"), $("age"))
                .orderBy($("id"));
        assertThat(rows(joined)).containsExactly("+I[1, 30]", "+I[2, null]", "+I[3, 30]");
        Table names = orders(batch).select($("who"));
        Table others = ages.select($("name"));
        assertThat(rows(names.union(others).orderBy($("who")))).containsExactly("+I[ann]", "+I[bob]", "+I[cid]");
        assertThat(rows(names.minus(others))).containsExactly("+I[bob]");
        assertThat(rows(names.intersect(others))).containsExactly("+I[ann]");
        assertThat(rows(names.where($("who").in(others)))).containsExactlyInAnyOrder("+I[ann]", "+I[ann]");
    }

    @Test
    void literals_have_the_types_of_their_classes() throws Exception {
        Table literals = batch.fromValues(row(1))
                .select(
                        lit(5L).as("a"),
                        lit("it's").as("b"),
                        lit(LocalDate.of(2026, 2, 28)).plus(lit(1).days()).as("c"),
                        lit(1.5).as("d"),
                        lit(null, DataTypes.INT()).as("e"),
                        lit(true).then("yes", "no").as("f"),
                        lit(new int[] {1, 2}).at(2).as("g"));
        assertThat(rows(literals)).containsExactly("+I[5, it's, 2026-03-01, 1.5, null, yes, 2]");
    }

    @Test
    void windows_group_rows_by_time() throws Exception {
        Files.writeString(directory.resolve("clicks.csv"), """
                a,2026-01-01 00:00:01
                a,2026-01-01 00:00:08
                b,2026-01-01 00:00:09
                a,2026-01-01 00:00:31
                """);
        batch.createTemporaryTable(
                "clicks",
                TableDescriptor.forConnector("filesystem")
                        .schema(Schema.newBuilder()
                                .column("who", DataTypes.STRING())
                                .column("ts", "TIMESTAMP(3)")
                                .watermark("ts", "`ts` - INTERVAL '1' SECOND")
                                .build())
                        .option("path", directory.toString())
                        .format(FormatDescriptor.forFormat("csv").build())
                        .build());
        Table tumbling = batch.from("clicks")
                .window(Tumble.over(lit(10).seconds()).on($("ts")).as("w"))
                .groupBy($("w"), $("who"))
                .select($("who"), $("w").start().as("s"), $("who").count().as("n"));
        assertThat(rows(tumbling))
                .containsExactlyInAnyOrder(
                        "+I[a, 2026-01-01T00:00, 2]", "+I[b, 2026-01-01T00:00, 1]", "+I[a, 2026-01-01T00:00:30, 1]");
        Table sliding = batch.from("clicks")
                .window(Slide.over(lit(20).seconds())
                        .every(lit(10).seconds())
                        .on($("ts"))
                        .as("w"))
                .groupBy($("w"))
                .select($("w").end().as("e"), $("who").count().as("n"));
        assertThat(rows(sliding)).hasSize(4).contains("+I[2026-01-01T00:00:20, 3]");
        Table sessions = batch.from("clicks")
                .window(Session.withGap(lit(15).seconds()).on($("ts")).as("w"))
                .groupBy($("w"), $("who"))
                .select($("who"), $("who").count().as("n"));
        assertThat(rows(sessions)).containsExactlyInAnyOrder("+I[a, 2]", "+I[a, 1]", "+I[b, 1]");
        Table running = batch.from("clicks")
                .window(Over.partitionBy($("who")).orderBy($("ts")).as("w"))
                .select($("who"), $("who").count().over($("w")).as("n"));
        assertThat(rows(running)).containsExactlyInAnyOrder("+I[a, 1]", "+I[a, 2]", "+I[a, 3]", "+I[b, 1]");
    }

    @Test
    void statements_write_tables_in_the_background_and_sets_run_as_one_job() throws Exception {
        for (String each : List.of("table1", "table2")) {
            batch.executeSql(
                    "CREATE TABLE %s (id INT, who STRING) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '%s')"
                            .formatted(each, directory.resolve(each)));
        }
        Table ids = orders(batch).select($("id"), $("who"));
        TableResult first = ids.executeInsert("table1");
        first.await();
        assertThat(first.getJobClient()).isPresent();
        assertThat(rows(batch.from("table1"))).hasSize(3);

        batch.createTemporaryView("ids", ids);
        StatementSet set = batch.createStatementSet()
                .addInsert("table1", ids.where($("id").isEqual(1)), true)
                .addInsertSql("INSERT INTO table2 SELECT id, who FROM ids WHERE id > 1");
        assertThat(set.explain()).contains("FROM `ids`");
        set.execute().await();
        assertThat(rows(batch.from("table1"))).containsExactly("+I[1, ann]");
        assertThat(rows(batch.sqlQuery("SELECT COUNT(*) FROM table2"))).containsExactly("+I[2]");
    }

    @Test
    void the_catalog_lists_and_drops_objects() {
        batch.createTemporaryView(
                "large_orders", orders(batch).where($("amount").isGreater(5)));
        batch.executeSql("CREATE TABLE t (a INT) WITH ('connector' = 'datagen', 'number-of-rows' = '1')");
        assertThat(batch.listTables()).containsExactlyInAnyOrder("large_orders", "t");
        assertThat(batch.listViews()).containsExactly("large_orders");
        assertThat(batch.getCurrentCatalog()).isEqualTo("default_catalog");
        assertThat(batch.dropTemporaryView("large_orders")).isTrue();
        assertThat(batch.dropTemporaryView("large_orders")).isFalse();
        assertThat(batch.dropTable("t")).isTrue();
        TableResult created = batch.executeSql("CREATE DATABASE d");
        assertThat(created.getResultKind()).isEqualTo(ResultKind.SUCCESS);
        batch.useDatabase("d");
        assertThat(batch.getCurrentDatabase()).isEqualTo("d");
    }

    @Test
    void wrong_names_are_refused_when_the_table_is_built() {
        assertThatThrownBy(() -> orders(batch).select($("amonut")))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> batch.from("nothing")).isInstanceOf(MillraceException.class);
        assertThatThrownBy(() -> orders(batch).dropColumns($("x"))).hasMessageContaining("no column x");
    }

    @Test
    void the_plan_shows_the_kinds_of_changes() {
        TableEnvironment streaming = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        Table counts = orders(streaming)
                .groupBy($("who"))
                .select($("who"), $("id").count().as("n"));
        assertThat(counts.explain(ExplainDetail.CHANGELOG_MODE)).contains("changelogMode=[I,UA]");
    }

    @Test
    void columns_are_named_by_ranges() throws Exception {
        Table all = batch.fromValues(row(1, "a", 2.5, true)).as("n", "text", "number", "flag");
        assertThat(rows(all.select(withColumns(range(2, 3))))).containsExactly("+I[a, 2.5]");
        assertThat(rows(all.select(withColumns(range("text", "flag"), $("n"))))).containsExactly("+I[a, 2.5, true, 1]");
        assertThat(rows(all.select(withoutColumns(range("text", "number"))))).containsExactly("+I[1, true]");
        assertThatThrownBy(() -> all.select(withColumns(range(3, 5)))).hasMessageContaining("has no column");
    }

    @Test
    void values_may_be_null_and_nested() throws Exception {
        Table all = batch.fromValues(Row.of("a", Row.of(1, 2)), Row.of(null, Row.of(2, 3)));
        assertThat(rows(all)).containsExactlyInAnyOrder("+I[a, +I[1, 2]]", "+I[null, +I[2, 3]]");
    }

    @Test
    void tables_with_options_of_earlier_versions_are_read() throws Exception {
        Path file = Files.writeString(directory.resolve("earlier.csv"), "1,beer\n2,pen\n");
        batch.executeSql("CREATE TABLE earlier (n INT, product STRING) WITH ('connector.type' = 'filesystem',"
                + " 'connector.path' = '" + file.toUri() + "', 'format.type' = 'csv')");
        assertThat(rows(batch.from("earlier"))).containsExactlyInAnyOrder("+I[1, beer]", "+I[2, pen]");
    }

    @Test
    void json_functions_take_options() throws Exception {
        Table found = batch.fromValues("{\"a\": {\"b\": 7}}")
                .as("t")
                .select(
                        $("t").jsonValue("$.a.b", DataTypes.INT(), 0),
                        $("t").jsonValue("$.x", DataTypes.INT(), 5),
                        $("t").jsonQuery("$.a", JsonQueryWrapper.UNCONDITIONAL_ARRAY),
                        $("t").jsonExists("$.x", JsonExistsOnError.FALSE),
                        $("t").isJson(JsonType.OBJECT),
                        jsonObject(JsonOnNull.ABSENT, "k", 1));
        assertThat(rows(found)).containsExactly("+I[7, 5, [{\"b\":7}], false, true, {\"k\":1}]");
    }

    @Test
    void the_planner_knows_the_types_of_all_functions() {
        ExpressionTypes types = ExpressionTypes.find();
        assertThat(types.typeOf(BuiltInFunctionDefinitions.UPPER.form(1), List.of(DataTypes.VARCHAR(5))))
                .isEqualTo(DataTypes.VARCHAR(5));
        assertThat(types.typeOf(
                        BuiltInFunctionDefinitions.SUBSTRING.form(2), List.of(DataTypes.STRING(), DataTypes.INT())))
                .isEqualTo(DataTypes.STRING());
        assertThatThrownBy(() -> types.typeOf(BuiltInFunctionDefinitions.UPPER.form(1), List.of(DataTypes.DATE())))
                .isInstanceOf(ValidationException.class);
    }
}
