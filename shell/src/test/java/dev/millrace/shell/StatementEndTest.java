package dev.millrace.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementEndTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n ",
                "quit",
                "EXIT;",
                "help ;",
                "SELECT 1;",
                "SELECT 1; -- done",
                "SELECT ';' AS a;",
                "-- only a comment",
                "SELECT 1; SELECT 2;",
                "BEGIN STATEMENT SET;",
                "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; INSERT INTO b SELECT 2; END;"
            })
    void a_text_with_a_semicolon_or_a_command_is_complete(String text) {
        assertThat(StatementEnd.isComplete(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT ';",
                "SELECT ';'",
                "SELECT 1 -- ;",
                "SELECT 1 /* ;",
                "SELECT `a;",
                "SELECT 1; SELECT 2",
                "quit it",
                "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1;"
            })
    void a_statement_without_its_end_needs_a_further_line(String text) {
        assertThat(StatementEnd.isComplete(text)).isFalse();
    }
}
