package dev.millrace.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.parser.Keywords;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlCompleterTest {
    private final SqlSession session = new SqlSession(SessionSettings.of(Map.of()));
    private final SqlCompleter completer = new SqlCompleter(session.knownNames(), Keywords.all());

    @BeforeEach
    void create_tables() {
        session.execute("CREATE TABLE flights (origin STRING, delay INT) WITH ('connector' = 'datagen')");
        session.execute("CREATE VIEW late AS SELECT origin AS late_origin FROM flights WHERE delay > 15");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void tables_and_views_follow_from() {
        assertThat(candidates("SELECT * FROM |")).containsExactlyInAnyOrder("flights", "late");
        assertThat(candidates("INSERT INTO fl|")).contains("flights").doesNotContain("SELECT ");
        assertThat(candidates("SELECT * FROM `fl|")).contains("flights`");
    }

    @Test
    void columns_come_from_the_tables_of_the_statement_also_behind_the_cursor() {
        assertThat(candidates("SELECT | FROM flights"))
                .contains("origin", "delay")
                .doesNotContain("late_origin");
        assertThat(candidates("SELECT * FROM late WHERE |"))
                .contains("late_origin")
                .doesNotContain("delay");
    }

    @Test
    void keywords_and_functions_have_the_letters_of_the_word() {
        assertThat(candidates("SELECT CO|")).contains("COUNT(", "COALESCE(", "COLLATE ");
        assertThat(candidates("select co|")).contains("count(", "coalesce(", "collate ");
    }

    @Test
    void options_follow_set_and_connectors_and_their_options_follow_with() {
        assertThat(candidates("SET 'exec|")).contains("execution.runtime-mode'");
        assertThat(candidates("CREATE TABLE t (a INT) WITH ('connector' = '|")).contains("datagen'", "filesystem'");
        assertThat(candidates("CREATE TABLE t (a INT) WITH ('connector' = 'datagen', 'row|"))
                .contains("rows-per-second'")
                .doesNotContain("path'");
        assertThat(candidates("SELECT 'a|")).isEmpty();
    }

    @Test
    void the_start_of_a_statement_offers_the_commands_of_the_shell() {
        assertThat(candidates("|")).contains("HELP", "QUIT", "SELECT ");
    }

    /// @param text a statement in which `|` is the cursor
    private List<String> candidates(String text) {
        int cursor = text.indexOf('|');
        WordAtCursor word = WordAtCursor.of(text.replace("|", ""), cursor);
        return completer.candidates(word).stream().map(Candidate::value).toList();
    }
}
