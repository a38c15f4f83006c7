package dev.millrace.sql.external;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import java.util.ArrayList;
import java.util.List;

/// Reads and writes tables by a connector and a format that only this test has.
final class ProgramConnectorsTest {
    private final TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());

    @BeforeEach
    void clear() {
        MessageConnector.TOPICS.clear();
        MessageConnector.TOPICS.put("words", List.of("+I|1|a|x", "+I|2|b|y", "+I|3||z"));
    }

    private void table(String name, String columns, String options) {
        tables.executeSql("CREATE TABLE %s (%s) WITH ('connector' = 'messages', 'format' = 'bars'%s)"
                .formatted(name, columns, options));
    }

    private List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var iterator = tables.executeSql(query).collect()) {
            while (iterator.hasNext()) rows.add(iterator.next().toString());
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "batch"})
    void a_source_emits_the_wanted_columns_in_the_wanted_order(String mode) throws Exception {
        tables.executeSql("SET 'execution.runtime-mode' = '" + mode + "'");
        table("words", "id INT, word STRING, other STRING", ", 'topic' = 'words'");

        assertThat(rows("SELECT * FROM words"))
                .containsExactlyInAnyOrder("+I[1, a, x]", "+I[2, b, y]", "+I[3, null, z]");
        assertThat(rows("SELECT other, id FROM words WHERE id > 1")).containsExactlyInAnyOrder("+I[y, 2]", "+I[z, 3]");
        assertThat(rows("SELECT COUNT(*) FROM words")).last().asString().endsWith("[3]");
    }

    @Test
    void metadata_is_read_and_written() throws Exception {
        table(
                "words",
                "place INT METADATA FROM 'position' VIRTUAL, id INT, word STRING, other STRING",
                ", 'topic' = 'words'");
        table("copy", "note STRING METADATA, word STRING", ", 'topic' = 'copy'");

        assertThat(rows("SELECT word, place FROM words WHERE place < 2"))
                .containsExactlyInAnyOrder("+I[a, 0]", "+I[b, 1]");
        tables.executeSql("INSERT INTO copy SELECT other, word FROM words").await();
        assertThat(MessageConnector.TOPICS.get("copy"))
                .containsExactlyInAnyOrder("+I|a note=x", "+I|b note=y", "+I| note=z");
    }

    @Test
    void metadata_that_the_connector_lacks_is_refused() {
        table("words", "place INT METADATA FROM 'place', id INT", ", 'topic' = 'words'");

        assertThatThrownBy(() -> rows("SELECT * FROM words"))
                .hasMessageContaining("MR-2971")
                .hasMessageContaining("position");
    }

    @Test
    void changes_are_read_and_written() throws Exception {
        MessageConnector.TOPICS.put("counts", List.of("+I|1|a", "+I|2|b", "-U|1|a", "+U|1|c", "-D|2|b"));
        table("counts", "id INT, word STRING", ", 'topic' = 'counts', 'bars.changes' = 'true'");
        table("totals", "word STRING, n BIGINT", ", 'topic' = 'totals', 'bars.changes' = 'true'");

        tables.getConfig().set("millrace.sql.batch-rows", "1");
        tables.executeSql("INSERT INTO totals SELECT word, COUNT(*) FROM counts GROUP BY word")
                .await();
        assertThat(MessageConnector.TOPICS.get("totals"))
                .containsExactlyInAnyOrder("+I|a|1", "+I|b|1", "-D|a|1", "+I|c|1", "-D|b|1");
    }

    @Test
    void a_sink_of_new_rows_refuses_updates() {
        table("words", "id INT, word STRING, other STRING", ", 'topic' = 'words'");
        table("totals", "word STRING, n BIGINT", ", 'topic' = 'totals'");

        assertThatThrownBy(() -> tables.executeSql("INSERT INTO totals SELECT word, COUNT(*) FROM words GROUP BY word"))
                .hasMessageContaining("MR-2942");
    }

    @Test
    void wrong_options_name_the_nearest_known_one() {
        table("words", "id INT", ", 'topic' = 'words', 'bars.chnges' = 'true'");
        assertThatThrownBy(() -> rows("SELECT * FROM words"))
                .hasMessageContaining("MR-2964")
                .hasMessageContaining("bars.changes");

        table("nothing", "id INT", "");
        assertThatThrownBy(() -> rows("SELECT * FROM nothing"))
                .hasMessageContaining("MR-2965")
                .hasMessageContaining("topic");

        tables.executeSql(
                "CREATE TABLE other (id INT) WITH ('connector' = 'messages', 'topic' = 't', 'format' = 'barz')");
        assertThatThrownBy(() -> rows("SELECT * FROM other"))
                .hasMessageContaining("MR-2963")
                .hasMessageContaining("'bars'");
    }

    @Test
    void a_connector_without_a_class_that_it_needs_is_a_fault_of_its_table() {
        table("incomplete", "id INT", ", 'topic' = 'incomplete'");

        assertThatThrownBy(() -> tables.executeSql("INSERT INTO incomplete VALUES (1)"))
                .hasMessageContaining("MR-2968")
                .hasMessageContaining("org/example/Missing")
                .hasMessageContaining("connector-check");
    }

    @Test
    void options_that_are_maps_have_one_key_per_entry() throws Exception {
        table("words", "id INT, word STRING, other STRING", ", 'topic' = 'words', 'properties.a.b' = '1'");

        assertThat(rows("SELECT id FROM words")).hasSize(3);
    }
}
