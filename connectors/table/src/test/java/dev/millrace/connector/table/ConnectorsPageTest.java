package dev.millrace.connector.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.description.TextElement;
import dev.millrace.connector.table.datagen.DatagenConnector;
import dev.millrace.connector.table.file.FileConnector;
import dev.millrace.connector.table.print.BlackholeConnector;
import dev.millrace.connector.table.print.PrintConnector;
import dev.millrace.sql.connector.TableConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Checks that docs/sql/connectors.md lists the options of all connectors. `-Dmillrace.update=true` writes the page.
final class ConnectorsPageTest {
    private static final Path PAGE = Path.of("../../docs/sql/connectors.md");
    private static final String WITHOUT_EFFECT = "without effect";
    private static final String HEAD = """
            # SQL connectors

            This page lists the connectors of tables and their options, which stand after `WITH`.

            `ConnectorsPageTest` writes this page. After a change of an option run the test with `-Dmillrace.update=true`.
            """;
    private static final String FILES = """

            A directory is read with all directories in it; files whose names begin with `.` or `_` are ignored. Files that end in `.gz`, `.deflate` or `.zst` are decompressed. Columns after `PARTITIONED BY` are directories such as `dt=2024-01-01`, not part of the files. One subtask reads a CSV file, because quoted values may contain line ends; a JSON file is divided among subtasks.

            `INSERT` writes hidden files and shows them when all rows have been written. `INSERT OVERWRITE` then deletes the files that it replaces: all files of a table without partitions, and otherwise those of the written partitions.
            """;

    private static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        add(new FileConnector(), "reads and writes text files", FILES, page);
        add(new DatagenConnector(), "generates rows with random values or sequences", "", page);
        add(new PrintConnector(), "prints rows such as `+I[1, a]`", "", page);
        add(new BlackholeConnector(), "discards rows", "", page);
        return page.toString();
    }

    private static void add(TableConnector connector, String what, String more, StringBuilder page) {
        page.append("\n## ")
                .append(connector.name())
                .append("\n\nThe connector `")
                .append(connector.name());
        page.append("` ").append(what).append(".\n").append(more);
        List<ConfigOption<?>> required = sorted(connector.requiredOptions());
        List<ConfigOption<?>> optional = sorted(connector.optionalOptions());
        if (required.isEmpty() && optional.isEmpty()) return;
        page.append("\n| option | default | meaning |\n|---|---|---|\n");
        for (ConfigOption<?> each : required) row(each, "required", page);
        for (ConfigOption<?> each : optional) {
            if (description(each).contains(WITHOUT_EFFECT)) continue;
            row(each, each.hasDefaultValue() ? "`" + each.defaultValue() + "`" : "", page);
        }
        String others = optional.stream()
                .filter(each -> description(each).contains(WITHOUT_EFFECT))
                .map(each -> "`" + each.key() + "`")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty())
            page.append("\nAccepted without effect on bounded data: ")
                    .append(others)
                    .append(".\n");
    }

    private static void row(ConfigOption<?> option, String value, StringBuilder page) {
        page.append("| `").append(option.key()).append("` | ").append(value).append(" | ");
        page.append(description(option)).append(" |\n");
    }

    private static String description(ConfigOption<?> option) {
        return option.description().getBlocks().stream()
                .map(block -> block instanceof TextElement text ? text.getFormat() : "")
                .collect(Collectors.joining(" "));
    }

    private static List<ConfigOption<?>> sorted(Set<ConfigOption<?>> options) {
        return options.stream().sorted(Comparator.comparing(ConfigOption::key)).toList();
    }

    @Test
    void the_page_lists_all_options() throws IOException {
        if (Boolean.getBoolean("millrace.update")) Files.writeString(PAGE, text());

        assertThat(Files.readString(PAGE))
                .describedAs("run with -Dmillrace.update=true")
                .isEqualTo(text());
    }
}
