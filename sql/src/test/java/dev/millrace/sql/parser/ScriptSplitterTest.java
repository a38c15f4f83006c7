package dev.millrace.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.statement.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptSplitterTest {

    private static List<String> split(String script) {
        return ScriptSplitter.split(script).stream().map(ScriptStatement::text).toList();
    }

    @Test
    void semicolons_separate_statements_and_the_last_one_needs_none() {
        assertThat(split("SELECT 1; SELECT 2;\nSELECT 3")).containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    }

    @Test
    void semicolons_in_texts_names_and_comments_separate_nothing() {
        assertThat(split("SELECT ';', 'it''s;', `a;b`, E'\\';' -- x;y\n, /* ; */ 1 // ;\n; SELECT 2"))
                .containsExactly("SELECT ';', 'it''s;', `a;b`, E'\\';' -- x;y\n, /* ; */ 1", "SELECT 2");
    }

    @Test
    void empty_statements_and_comments_alone_are_left_out() {
        assertThat(split(" ;; -- nothing\n; /* nothing */ ;")).isEmpty();
        assertThat(split("")).isEmpty();
    }

    @Test
    void a_hint_is_a_part_of_its_statement() {
        assertThat(split("SELECT /*+ A(';') */ 1; SELECT 2")).containsExactly("SELECT /*+ A(';') */ 1", "SELECT 2");
    }

    @Test
    void the_statements_of_a_set_stay_together() {
        String set = "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT CASE WHEN x THEN 1 END FROM t; "
                + "INSERT INTO b SELECT 2; END";

        assertThat(split(set + "; SELECT 1")).containsExactly(set, "SELECT 1");
    }

    @Test
    void the_statements_between_begin_and_end_of_an_open_set_are_statements_of_the_script() {
        assertThat(split("BEGIN STATEMENT SET; INSERT INTO a SELECT 1; END; SELECT 2"))
                .containsExactly("BEGIN STATEMENT SET", "INSERT INTO a SELECT 1", "END", "SELECT 2");
    }

    @Test
    void each_statement_knows_its_position() {
        assertThat(ScriptSplitter.split("-- first\nSELECT 1;\n  SELECT 2"))
                .extracting(ScriptStatement::start)
                .containsExactly(new Position(2, 1), new Position(3, 3));
    }
}
