package dev.millrace.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.NullType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Evaluates casts, operators and functions. A value is written as its text and its type.
final class InterpreterTest {
    private final Interpreter interpreter = new Interpreter(
            new FunctionRegistry(), new SessionTime(ZoneId.of("Europe/Berlin"), Instant.parse("2024-07-01T10:00:00Z")));

    private static Expr value(String text, String type) {
        if (text.equals("NULL")) return new Expr.Literal(null, LogicalTypeParser.parse(type));
        if (type.equals("SYMBOL")) return new Expr.Symbol(text);
        Expr literal = new Expr.Literal(text, VarCharType.STRING_TYPE);
        if (type.startsWith("INTERVAL")) return new Expr.Cast(value(text, "INT"), LogicalTypeParser.parse(type), false);
        return type.equals("STRING") ? literal : new Expr.Cast(literal, LogicalTypeParser.parse(type), false);
    }

    private String text(Expr expression) {
        Object value = interpreter.constant(expression);
        return value == null ? "NULL" : interpreter.text(value, expression.type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.7 | STRING | INT | 12",
                " 5 | STRING | TINYINT | 5",
                "300 | INT | TINYINT | 44",
                "1E30 | DOUBLE | INT | 2147483647",
                "NaN | DOUBLE | INT | 0",
                "2147483647 | INT | SMALLINT | -1",
                "1.5 | DECIMAL(2, 1) | INT | 1",
                "-1.5 | DECIMAL(2, 1) | INT | -1",
                "yes | STRING | BOOLEAN | TRUE",
                "1e10 | DOUBLE | STRING | 1.0E10",
                "123.456 | DECIMAL(6, 3) | DECIMAL(5, 2) | 123.46",
                "123.456 | DECIMAL(6, 3) | DECIMAL(4, 2) | NULL",
                "abc | STRING | CHAR(5) | 'abc  '",
                "abcdef | STRING | VARCHAR(3) | abc",
                "2024-02-29 | STRING | DATE | 2024-02-29",
                "2024-02-29 01:02:03.45 | STRING | TIMESTAMP(3) | 2024-02-29 01:02:03.450",
                "2024-02-29 01:02:03.4567 | TIMESTAMP(9) | TIMESTAMP(2) | 2024-02-29 01:02:03.45",
                "2024-02-29 23:59:59 | TIMESTAMP(0) | DATE | 2024-02-29",
                "1969-12-31 23:59:59 | TIMESTAMP(0) | TIME | 23:59:59",
                "2024-03-31 02:30:00 | TIMESTAMP(3) | TIMESTAMP_LTZ(3) | 2024-03-31 03:30:00.000",
                "2024-07-01 | DATE | TIMESTAMP_LTZ(0) | 2024-07-01 00:00:00",
                "TRUE | BOOLEAN | INT | 1"
            })
    void a_cast_gives_what_flink_gives(String value, String from, String to, String expected) {
        LogicalType type = LogicalTypeParser.parse(to);
        assertThat(text(new Expr.Cast(value(value, from), type, false))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"abc, INT", "2024-02-30, DATE", "maybe, BOOLEAN", "300, TINYINT", "25:00:00, TIME"})
    void a_wrong_text_fails_to_cast_and_try_cast_gives_null(String value, String to) {
        LogicalType type = LogicalTypeParser.parse(to);
        Expr text = value(value, "STRING");
        assertThatThrownBy(() -> interpreter.constant(new Expr.Cast(text, type, false)))
                .hasMessageContaining("MR-9301")
                .hasMessageContaining("TRY_CAST");
        assertThat(interpreter.constant(new Expr.Cast(text, type, true))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = {},
            value = {
                "+ | 2147483647:INT; 1:INT | INT | -2147483648",
                "/ | -7:INT; 2:INT | INT | -3",
                "% | -5:INT; 3:INT | INT | -2",
                "/ | 1:DOUBLE; 0:DOUBLE | DOUBLE | Infinity",
                "/ | 1:DECIMAL(10, 2); 3:INT | DECIMAL(21, 13) | 0.3333333333333",
                "* | 99999:DECIMAL(5, 0); 99999:DECIMAL(5, 0) | DECIMAL(5, 0) | NULL",
                "+ | 2024-03-31:DATE; 1:INTERVAL MONTH | DATE | 2024-04-30",
                "- | 5:INT | INT | -5",
                "ABS | -2147483648:INT | INT | -2147483648",
                "= | NaN:DOUBLE; NaN:DOUBLE | BOOLEAN | TRUE",
                "> | NaN:DOUBLE; 1:DOUBLE | BOOLEAN | FALSE",
                "= | 0.0:DOUBLE; -0.0:DOUBLE | BOOLEAN | TRUE",
                "= | abc:CHAR(5); abc:STRING | BOOLEAN | FALSE",
                "< | a:STRING; B:STRING | BOOLEAN | FALSE",
                "> | é:STRING; z:STRING | BOOLEAN | TRUE",
                "NOT IN | 1:INT; 2:INT; NULL:INT | BOOLEAN | NULL",
                "AND | FALSE:BOOLEAN; NULL:BOOLEAN | BOOLEAN | FALSE",
                "OR | NULL:BOOLEAN; TRUE:BOOLEAN | BOOLEAN | TRUE",
                "IS DISTINCT FROM | NULL:INT; NULL:INT | BOOLEAN | FALSE",
                "GREATEST | 1:INT; NULL:INT | INT | NULL",
                "COALESCE | NULL:INT; 2:INT | BIGINT | 2",
                "NULLIF | 3:INT; 3:INT | INT | NULL",
                "ROUND | 2.5:DECIMAL(2, 1) | DECIMAL(2, 0) | 3",
                "ROUND | -0.5:DOUBLE | DOUBLE | -1.0",
                "SQRT | -1:DOUBLE | DOUBLE | NaN",
                "SUBSTRING | abcdef:STRING; 0:INT; 2:INT | STRING | ab",
                "SUBSTRING | abcdef:STRING; -2:INT | STRING | ef",
                "SUBSTRING | 😀bc:STRING; 2:INT; 1:INT | STRING | b",
                "CHAR_LENGTH | 😀b:STRING | INT | 2",
                "CONCAT | a:STRING; NULL:STRING | STRING | NULL",
                "CONCAT_WS | -:STRING; a:STRING; NULL:STRING; b:STRING | STRING | a-b",
                "REGEXP_REPLACE | abc:STRING; b:STRING; $0x:STRING | STRING | a$0xc",
                "LIKE | a_c:STRING; a!_c:STRING; !:STRING | BOOLEAN | TRUE",
                "LIKE | A:STRING; a:STRING | BOOLEAN | FALSE",
                "SIMILAR TO | abab:STRING; (ab)+:STRING | BOOLEAN | TRUE",
                "TRIM | BOTH:SYMBOL; x:STRING; xxaxx:STRING | STRING | a",
                "LPAD | hi:STRING; 5:INT; ab:STRING | STRING | abahi",
                "TO_DATE | 2024-02-30:STRING | DATE | NULL",
                "FLOOR | 2024-07-03:DATE; WEEK:SYMBOL | DATE | 2024-06-30",
                "CEIL | 2024-07-03:DATE; MONTH:SYMBOL | DATE | 2024-08-01",
                "EXTRACT | DOW:SYMBOL; 2024-06-30:DATE | BIGINT | 1",
                "EXTRACT | ISODOW:SYMBOL; 2024-06-30:DATE | BIGINT | 7",
                "EXTRACT | HOUR:SYMBOL; 2024-07-01 12:00:00:TIMESTAMP_LTZ(3) | BIGINT | 12",
                "DATE_FORMAT | 2024-07-01 12:34:56:TIMESTAMP(3); HH-mm:STRING | STRING | 12-34",
                "TIMESTAMPDIFF | DAY:SYMBOL; 2024-02-28:DATE; 2024-03-01:DATE | INT | 2",
                "CURRENT_DATE | | DATE | 2024-07-01",
                "ARRAY | 1:INT; 2:BIGINT; NULL:INT | ARRAY<BIGINT> | [1, 2, NULL]",
                "MAP | a:STRING; 1:INT | MAP<STRING, INT> | {a=1}",
                "ROW | a:STRING; NULL:INT | ROW<f0 STRING, f1 INT> | (a, NULL)",
                "SHA256 | x:STRING | STRING | 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
            })
    void a_call_gives_what_flink_gives(String function, String operands, String type, String expected) {
        assertThat(text(call(function, operands, type))).isEqualTo(expected);
    }

    private static Expr call(String function, String operands, String type) {
        List<Expr> values = new ArrayList<>();
        for (String each : operands == null ? new String[0] : operands.split(";")) {
            int at = each.lastIndexOf(':');
            values.add(
                    value(each.substring(0, at).strip(), each.substring(at + 1).strip()));
        }
        return new Expr.Call(function, values, LogicalTypeParser.parse(type));
    }

    @Test
    void elements_of_collections_are_null_outside_of_their_range() {
        Expr array = call("ARRAY", "1:INT; 2:INT", "ARRAY<INT>");
        Expr map = call("MAP", "a:STRING; 1:INT", "MAP<STRING, INT>");
        assertThat(item(array, value("2", "INT"))).isEqualTo(2);
        assertThat(item(array, value("3", "INT"))).isNull();
        assertThat(item(array, value("0", "INT"))).isNull();
        assertThat(item(map, value("a", "STRING"))).isEqualTo(1);
        assertThat(item(map, value("b", "STRING"))).isNull();
    }

    private Object item(Expr collection, Expr key) {
        return interpreter.constant(new Expr.Call("ITEM", List.of(collection, key), new IntType()));
    }

    @Test
    void rows_with_null_are_neither_equal_nor_different_but_arrays_are_equal() {
        Expr row = call("ROW", "a:STRING; NULL:INT", "ROW<f0 STRING, f1 INT>");
        Expr array = call("ARRAY", "1:INT; NULL:INT", "ARRAY<INT>");
        assertThat(interpreter.constant(new Expr.Call("=", List.of(row, row), new BooleanType())))
                .isNull();
        assertThat(interpreter.constant(new Expr.Call("=", List.of(array, array), new BooleanType())))
                .isEqualTo(true);
    }

    @Test
    void columns_and_branches_are_read_from_the_row() {
        Expr column = new Expr.Column(1, new IntType());
        Expr isLarge = new Expr.Call(">", List.of(column, new Expr.Literal(5, new IntType())), new BooleanType());
        Expr choice = new Expr.Case(
                List.of(new Expr.Branch(isLarge, value("large", "STRING"))),
                new Expr.Literal(null, new NullType()),
                VarCharType.STRING_TYPE);
        Evaluation evaluation = interpreter.evaluation(choice);
        assertThat(evaluation.of(GenericRowData.of(0, 6))).hasToString("large");
        assertThat(evaluation.of(GenericRowData.of(0, 5))).isNull();
        assertThat(evaluation.of(GenericRowData.of(0, null))).isNull();
    }

    @Test
    void division_by_zero_and_unknown_functions_are_faults() {
        assertThatThrownBy(() -> text(call("/", "1:INT; 0:INT", "INT"))).hasMessageContaining("MR-9302");
        assertThatThrownBy(() -> text(call("MOD", "1:DECIMAL(3, 1); 0:DECIMAL(3, 1)", "DECIMAL(3, 1)")))
                .hasMessageContaining("MR-9302");
        assertThatThrownBy(() -> text(call("SUBSTRNG", "a:STRING", "STRING")))
                .hasMessageContaining("MR-9303")
                .hasMessageContaining("SUBSTRNG");
    }
}
