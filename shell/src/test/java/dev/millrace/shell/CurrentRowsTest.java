package dev.millrace.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.value.RowKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurrentRowsTest {

    @Test
    void the_new_version_of_a_row_takes_the_place_of_the_old_one() {
        CurrentRows rows = new CurrentRows(10);
        rows.add(RowKind.INSERT, row("a", "1"));
        rows.add(RowKind.INSERT, row("b", "1"));
        rows.add(RowKind.UPDATE_BEFORE, row("a", "1"));
        rows.add(RowKind.UPDATE_AFTER, row("a", "2"));
        assertThat(texts(rows)).containsExactly("a 2", "b 1");
    }

    @Test
    void a_deletion_removes_one_of_two_equal_rows() {
        CurrentRows rows = new CurrentRows(10);
        rows.add(RowKind.INSERT, row("a", null));
        rows.add(RowKind.INSERT, row("a", null));
        rows.add(RowKind.DELETE, row("a", null));
        assertThat(texts(rows)).containsExactly("a null");
    }

    @Test
    void an_update_without_its_old_version_is_a_new_row() {
        CurrentRows rows = new CurrentRows(10);
        rows.add(RowKind.UPDATE_AFTER, row("a", "1"));
        assertThat(texts(rows)).containsExactly("a 1");
    }

    @Test
    void the_oldest_rows_are_left_out_when_there_are_too_many() {
        CurrentRows rows = new CurrentRows(2);
        for (String each : List.of("a", "b", "c")) rows.add(RowKind.INSERT, row(each));
        assertThat(texts(rows)).containsExactly("b", "c");
        rows.add(RowKind.DELETE, row("a"));
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void a_page_begins_behind_the_rows_before_it() {
        CurrentRows rows = new CurrentRows(10);
        for (String each : List.of("a", "b", "c", "d")) rows.add(RowKind.INSERT, row(each));
        assertThat(rows.page(1, 2).stream().map(each -> each[0])).containsExactly("b", "c");
        assertThat(rows.page(3, 2)).hasSize(1);
    }

    @Test
    void the_log_of_changes_keeps_the_latest_with_their_kinds() {
        LatestChanges changes = new LatestChanges(2);
        changes.add(RowKind.INSERT, row("a"));
        changes.add(RowKind.UPDATE_BEFORE, row("a"));
        changes.add(RowKind.UPDATE_AFTER, row("b"));
        assertThat(texts(changes)).containsExactly("-U a", "+U b");
        assertThat(changes.names(List.of("x"))).containsExactly("op", "x");
    }

    private static @Nullable String[] row(@Nullable String... values) {
        return values;
    }

    private static List<String> texts(ShownRows rows) {
        return rows.page(0, 100).stream().map(each -> String.join(" ", each)).toList();
    }
}
