package dev.millrace.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Compares the table of names with Flink's jars and Millrace's classes.
final class NamesRowsTest {
    private final ClassFiles flink = ClassFiles.flink();
    private final NamesTable table = NamesTable.flink();

    @Test
    void every_class_that_a_program_can_name_has_a_row() {
        List<String> missing = new ArrayList<>();
        for (String name : new FlinkApi(flink).topLevel()) {
            if (table.row(name).isEmpty()) missing.add(name);
        }
        assertThat(missing)
                .describedAs("add these to flink-names.tsv, with our class or `-` and a remark")
                .isEmpty();
    }

    @Test
    void every_row_names_a_class_that_flink_has_or_had_and_one_of_ours() {
        ClassFiles ours = ClassFiles.ours();
        List<String> unknown = new ArrayList<>();
        for (NameRow row : table.rows()) {
            if (flink.find(row.flink()).isEmpty() != row.isFormer()) unknown.add(row.flink());
            if (row.ours() != null && ours.find(row.ours()).isEmpty()) unknown.add(row.ours());
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void what_is_not_here_has_a_remark() {
        assertThat(table.rows())
                .filteredOn(row -> !row.isHere())
                .allSatisfy(
                        row -> assertThat(row.remark()).describedAs(row.flink()).isNotBlank());
    }

    @Test
    void rows_are_sorted_by_flinks_name() {
        assertThat(table.rows()).extracting(NameRow::flink).isSorted();
    }

    @Test
    void internal_classes_are_marked_so() {
        Set<String> internal = Set.copyOf(table.rows().stream()
                .filter(row -> flink.find(row.flink())
                        .filter(each -> Access.promise(each) == Access.Promise.INTERNAL)
                        .isPresent())
                .map(NameRow::flink)
                .toList());
        assertThat(table.rows())
                .allSatisfy(row -> assertThat(row.isInternal())
                        .describedAs(row.flink())
                        .isEqualTo(internal.contains(row.flink())));
    }
}
