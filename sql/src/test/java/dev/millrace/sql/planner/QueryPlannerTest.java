package dev.millrace.sql.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.catalog.CatalogDatabase;
import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryPlannerTest {
    private final TableCatalog catalog = new TableCatalog();

    @BeforeEach
    void createTables() {
        create("CREATE TABLE orders (id BIGINT NOT NULL, item STRING, price DECIMAL(10, 2), n INT, ts TIMESTAMP(3))");
        create("CREATE TABLE items (name STRING NOT NULL, uuid STRING, tags ARRAY<STRING>, r ROW<x INT, y STRING>)");
    }

    private void create(String sql) {
        catalog.create((CreateStatement.Table) StatementParser.parse(sql));
    }

    private RelNode plan(String script) {
        ScriptStatement text = ScriptSplitter.split(script).getLast();
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(text);
        return new QueryPlanner(catalog).tree(query.query(), text);
    }

    private static String tree(RelNode plan) {
        return RelOptUtil.toString(plan);
    }

    private String type(String expression) {
        RelNode plan = plan("SELECT " + expression + " FROM orders");
        return LogicalTypes.row(plan.getRowType()).getTypeAt(0).asSerializableString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "price + price                                      | DECIMAL(11, 2)",
                "price / price                                      | DECIMAL(23, 13)",
                "price / 3                                          | DECIMAL(21, 13)",
                "n / price                                          | DECIMAL(23, 11)",
                "n + 2.5                                            | DECIMAL(12, 1)",
                "n * 1.5                                            | DECIMAL(13, 1)",
                "CAST(price AS DECIMAL(38, 18)) * CAST(price AS DECIMAL(38, 18)) | DECIMAL(38, 6)",
                "CAST(price AS DECIMAL(38, 10)) + CAST(price AS DECIMAL(38, 20)) | DECIMAL(38, 9)",
                "CAST(n AS FLOAT) + price                           | DOUBLE",
                "CAST(n AS FLOAT) + n                               | FLOAT",
                "n / 2                                              | INT",
                "id + n                                             | BIGINT",
                "id                                                 | BIGINT NOT NULL",
                "item = 'a'                                         | BOOLEAN",
                "'a'                                                | CHAR(1) NOT NULL",
                "CAST(n AS STRING)                                  | VARCHAR(2147483647)",
                "CAST(ts AS TIMESTAMP_LTZ(3))                       | TIMESTAMP(3) WITH LOCAL TIME ZONE",
                "ARRAY[1, n]                                        | ARRAY<INT> NOT NULL",
                "MAP['a', 1]                                        | MAP<CHAR(1) NOT NULL, INT NOT NULL> NOT NULL",
                "CAST(NULL AS ROW<x INT NOT NULL, y STRING>)        | ROW<`x` INT NOT NULL, `y` VARCHAR(2147483647)>",
                "CASE WHEN n = 1 THEN 'a' ELSE 'abc' END            | VARCHAR(3) NOT NULL",
                "COUNT(*)                                           | BIGINT NOT NULL",
                "SUM(n)                                             | INT",
                "AVG(n)                                             | INT",
                "SUM(price)                                         | DECIMAL(38, 2)",
                "AVG(price)                                         | DECIMAL(38, 6)"
            })
    void expressions_have_the_types_that_flink_gives_them(String expression, String type) {
        assertThat(type(expression)).isEqualTo(type);
    }

    @Test
    void names_of_tables_may_be_full_and_names_of_functions_ignore_case() {
        assertThat(tree(plan("SELECT upper(o.item), r.x, tags[1], uuid FROM default_catalog.default_database.orders o "
                        + "JOIN default_database.items ON o.item = items.name")))
                .contains("UPPER", "default_catalog, default_database, orders");
    }

    @Test
    void a_filter_moves_below_the_join_to_its_table() {
        assertThat(tree(plan("SELECT o.id FROM orders o JOIN items i ON o.item = i.name WHERE o.n > 5")))
                .containsSubsequence("LogicalJoin", "LogicalFilter(condition=[>($3, 5)])", "orders");
    }

    @Test
    void correlated_subqueries_become_joins() {
        String tree = tree(plan("SELECT id FROM orders o WHERE EXISTS (SELECT 1 FROM items i WHERE i.name = o.item) "
                + "AND price > (SELECT AVG(p.price) FROM orders p WHERE p.item = o.item)"));

        assertThat(tree).contains("LogicalJoin").doesNotContain("LogicalCorrelate", "EXISTS", "SCALAR_QUERY");
    }

    @Test
    void constants_are_not_computed_by_calcite() {
        assertThat(tree(plan("SELECT 1 / 0, CAST('12.7' AS INT) FROM orders WHERE 1 / 0 = 1")))
                .contains("/(1, 0)", "CAST(_UTF-8'12.7')");
    }

    @Test
    void nulls_are_the_smallest_values_of_an_order() {
        assertThat(tree(plan("SELECT id FROM orders ORDER BY n, item DESC")))
                .contains("dir0=[ASC-nulls-first]", "dir1=[DESC-nulls-last]");
    }

    @Test
    void windows_of_table_functions_have_their_columns() {
        assertThat(plan("SELECT * FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '1' MINUTE))")
                        .getRowType()
                        .getFieldNames())
                .containsExactly("id", "item", "price", "n", "ts", "window_start", "window_end", "window_time");
    }

    @Test
    void an_unknown_name_gets_its_position_in_the_script_and_the_nearest_name() {
        assertThatThrownBy(() -> plan("SELECT 1;\nSELECT id FROM\n  ordrs"))
                .isInstanceOf(MillraceException.class)
                .hasMessage("""
                    MR-2856 Error in the query at line 3, column 3: Object 'ordrs' not found.
                      why     ordrs
                              ^
                      fix   Write orders instead of ordrs.\
                    """);
        assertThatThrownBy(() -> plan("SELECT ID FROM orders"))
                .hasMessageContaining("line 1, column 8: Column 'ID' not found in any table")
                .hasMessageContaining("Write id.");
        assertThatThrownBy(() -> plan("SELECT UPPR(item) FROM orders"))
                .hasMessageContaining("line 1, column 8")
                .hasMessageContaining("Write UPPER instead of UPPR.");
    }

    @Test
    void queries_with_wrong_types_are_refused() {
        for (String wrong : List.of(
                "SELECT item + 1 FROM orders",
                "SELECT item = 1 FROM orders",
                "SELECT id FROM orders GROUP BY item",
                "SELECT id FROM orders UNION SELECT item FROM orders",
                "SELECT SUM(item) FROM orders")) {
            assertThatThrownBy(() -> plan(wrong)).describedAs(wrong).hasMessageStartingWith("MR-2856");
        }
    }

    @Test
    void a_table_is_created_once() {
        assertThatThrownBy(() -> create("CREATE TABLE orders (a INT)")).hasMessageStartingWith("MR-2854");
        create("CREATE TABLE IF NOT EXISTS orders (a INT)");
        catalog.catalogs().catalog("default_catalog").databases().put("other", new CatalogDatabase(null, Map.of()));
        create("CREATE TABLE other.orders (a INT)");

        assertThat(plan("SELECT * FROM other.orders").getRowType().getFieldNames())
                .containsExactly("a");
    }

    @Test
    void a_computed_column_is_computed_over_the_stored_columns() {
        create("CREATE TABLE c (a INT, b AS a + 1, d AS CAST(a AS STRING))");

        RelNode plan = plan("SELECT b, d FROM c WHERE c.b > 3");

        assertThat(LogicalTypes.row(plan.getRowType()).asSummaryString())
                .isEqualTo("ROW<`b` INT, `d` STRING> NOT NULL");
        assertThat(tree(plan)).contains("LogicalTableScan(table=[[default_catalog, default_database, c]])");
    }

    @Test
    void the_definition_of_a_table_is_checked() {
        for (String wrong : List.of(
                "CREATE TABLE w (a INT, a STRING)",
                "CREATE TABLE w (a INT, PRIMARY KEY (b) NOT ENFORCED)",
                "CREATE TABLE w (a INT, PRIMARY KEY (a))",
                "CREATE TABLE w (a INT) PARTITIONED BY (b)",
                "CREATE TABLE w (a INT, WATERMARK FOR a AS a)",
                "CREATE TABLE w (a INT, WATERMARK FOR b AS b)")) {
            assertThatThrownBy(() -> create(wrong)).describedAs(wrong).hasMessageStartingWith("MR-2892");
        }
        assertThatThrownBy(() -> create("CREATE TABLE w (a INT, b AS nope + 1)"))
                .hasMessageStartingWith("MR-2856");
    }

    @Test
    void a_row_in_values_is_one_column_if_the_alias_has_one_name() {
        String sql = "SELECT c FROM (VALUES (ROW(1, 'a'))) AS t(c)";
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
        assertThat(new QueryPlanner(new TableCatalog())
                        .rowType(query.query(), ScriptSplitter.split(sql).getFirst())
                        .getFieldCount())
                .isEqualTo(1);
        String wide = "SELECT x, y FROM (VALUES (ROW(1, 'a'))) AS t(x, y)";
        DataStatement.Query both = (DataStatement.Query) StatementParser.parse(wide);
        assertThat(new QueryPlanner(new TableCatalog())
                        .rowType(both.query(), ScriptSplitter.split(wide).getFirst())
                        .getFieldCount())
                .isEqualTo(2);
    }
}
