package dev.millrace.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.table.api.config.ExecutionConfigOptions;
import dev.millrace.table.api.config.LookupJoinHintOptions;
import dev.millrace.table.api.config.OptimizerConfigOptions;
import dev.millrace.table.api.config.TableConfigOptions;
import dev.millrace.table.connector.options.FileSystemConnectorOptions;
import dev.millrace.table.connector.source.lookup.LookupOptions;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Checks that options have the keys and defaults of Flink.
class OptionsOfFlinkTest {
    static Stream<Arguments> classes() {
        String config = "org.apache.flink.table.api.config.";
        return Stream.of(
                Arguments.of(ExecutionConfigOptions.class, config + "ExecutionConfigOptions"),
                Arguments.of(OptimizerConfigOptions.class, config + "OptimizerConfigOptions"),
                Arguments.of(LookupJoinHintOptions.class, config + "LookupJoinHintOptions"),
                Arguments.of(TableConfigOptions.class, config + "TableConfigOptions"),
                Arguments.of(LookupOptions.class, "org.apache.flink.table.connector.source.lookup.LookupOptions"),
                Arguments.of(
                        FileSystemConnectorOptions.class,
                        "org.apache.flink.connector.file.table.FileSystemConnectorOptions"));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void keys_and_defaults_are_the_same(Class<?> ours, String flinks) throws Exception {
        List<String> here = new ArrayList<>();
        List<String> there = new ArrayList<>();
        for (Field each : ours.getFields()) {
            if (each.getType() != ConfigOption.class) continue;
            ConfigOption<?> option = (ConfigOption<?>) each.get(null);
            here.add(each.getName() + " " + option.key() + " " + option.defaultValue());
            var other = (org.apache.flink.configuration.ConfigOption<?>)
                    Class.forName(flinks).getField(each.getName()).get(null);
            there.add(each.getName() + " " + other.key() + " " + other.defaultValue());
        }
        assertThat(here).isNotEmpty().containsExactlyElementsOf(there);
    }
}
