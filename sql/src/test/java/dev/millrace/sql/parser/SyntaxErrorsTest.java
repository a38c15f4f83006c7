package dev.millrace.sql.parser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SyntaxErrorsTest {

    /// Is a wrong script, the place of its error, and a part of the advice.
    record Wrong(String sql, int line, int column, String advice) {}

    static List<Wrong> wrong() {
        return List.of(
                new Wrong("SELCT 1", 1, 1, "Write SELECT instead of SELCT"),
                new Wrong("SELECT a FORM t", 1, 15, "Write FROM instead of FORM"),
                new Wrong("SELECT a FROM t WERE a > 1", 1, 22, "Write WHERE instead of WERE"),
                new Wrong("SELECT\n  a,\n  b,\nFROM t", 4, 1, "a name"),
                new Wrong("SELECT * FROM t JOIN u ON t.a = u.b GRUOP BY a", 1, 37, "Write GROUP instead of GRUOP"),
                new Wrong("CREATE TABEL t (a INT)", 1, 8, "Write TABLE instead of TABEL"),
                new Wrong("CREATE TABLE t (a INT,)", 1, 23, "a name"),
                new Wrong("CREATE TABLE t (a INT", 1, 22, ")"),
                new Wrong("CREATE TABLE select (a INT)", 1, 14, "put it between back quotes"),
                new Wrong("CREATE TABLE t (a VARCHAR(x))", 1, 27, "a number"),
                new Wrong("CREATE TABLE t (a) WITH ('x' = 'y')", 1, 1, ""),
                new Wrong("CREATE OR REPLACE TABLE t (a INT)", 1, 1, ""),
                new Wrong("CREATE TEMPORARY CATALOG c", 1, 1, ""),
                new Wrong("CREATE OR ALTER TABLE t (a INT)", 1, 1, ""),
                new Wrong("CREATE TABLE t (a INT, WATERMARK FOR a AS a, WATERMARK FOR a AS a)", 1, 65, ""),
                new Wrong("ALTER TABLE t AD c INT", 1, 15, "ADD"),
                new Wrong("ALTER TABLE t DROP IF EXIST PARTITION (p = 1)", 1, 23, "EXISTS"),
                new Wrong("DROP TABLE IF EXIST t", 1, 15, "Write EXISTS instead of EXIST"),
                new Wrong("SHOW TABELS", 1, 6, "Write TABLES instead of TABELS"),
                new Wrong("INSERT INTO t SELCT 1", 1, 15, "Write SELECT instead of SELCT"),
                new Wrong("INSERT t SELECT 1", 1, 8, "INTO"),
                new Wrong("SELECT 'abc", 1, 8, "closing quote"),
                new Wrong("SELECT `a FROM t", 1, 17, "closing quote"),
                new Wrong("SELECT /* a", 1, 12, "end of the comment"),
                new Wrong("SELECT * FROM t WHERE a = #", 1, 27, "Remove it"),
                new Wrong("SELECT # FROM t", 1, 8, "Remove it"),
                new Wrong("SELECT a != 1 FROM t", 1, 10, ""),
                new Wrong("SELECT 1;\n\nSELECT 2 2", 3, 10, ""),
                new Wrong("SELECT 1; SELECT\n 2 2", 2, 4, ""),
                new Wrong("SELECT 1; SHOW TABELS", 1, 16, "Write TABLES instead of TABELS"),
                new Wrong("MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN UPDATE SET a = 1", 1, 1, "SELECT"),
                new Wrong("a + 1", 1, 1, "SELECT"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void an_error_has_its_position_and_advice(Wrong wrong) {
        assertThatThrownBy(() -> StatementParser.parseScript(wrong.sql))
                .isInstanceOfSatisfying(
                        MillraceException.class,
                        error -> org.assertj.core.api.Assertions.assertThat(
                                        error.fault().category())
                                .hasToString("USER"))
                .hasMessageContaining("line %d, column %d", wrong.line, wrong.column)
                .hasMessageContaining(wrong.advice);
    }

    @Test
    void the_line_of_the_error_is_shown_with_a_caret() {
        assertThatThrownBy(() -> StatementParser.parse("SELECT a,\n  b FORM t")).hasMessage("""
            MR-2850 Syntax error at line 2, column 10: 't' is not expected here.
              why     b FORM t
                             ^
              fix   Write FROM instead of FORM.\
            """);
    }

    @Test
    void a_text_with_two_statements_is_not_one_statement() {
        assertThatThrownBy(() -> StatementParser.parse("SELECT 1; SELECT 2"))
                .hasMessageStartingWith("MR-2851 The text has 2 statements instead of one.");
    }
}
