package dev.millrace.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterToolTest {

    private static ParameterTool of(String... arguments) {
        return ParameterTool.fromArgs(arguments);
    }

    @Test
    void values_follow_one_or_two_dashes() {
        ParameterTool tool = of("--input", "in.txt", "-output", "out.txt", "--flag", "--number", "-5", "-min", "-1.5");
        assertThat(tool.get("input")).isEqualTo("in.txt");
        assertThat(tool.get("output")).isEqualTo("out.txt");
        assertThat(tool.has("flag")).isTrue();
        assertThat(tool.get("flag")).isEqualTo("__NO_VALUE_KEY");
        assertThat(tool.getRequired("flag")).isEqualTo("__NO_VALUE_KEY");
        assertThat(tool.getBoolean("flag")).isFalse();
        assertThat(tool.getBoolean("flag", true)).isFalse();
        assertThat(MultipleParameterTool.fromArgs(new String[] {"--flag"}).getMultiParameter("flag"))
                .containsExactly("__NO_VALUE_KEY");
        assertThat(tool.getInt("number")).isEqualTo(-5);
        assertThat(tool.getDouble("min")).isEqualTo(-1.5);
        assertThat(tool.getNumberOfParameters()).isEqualTo(5);
    }

    @Test
    void the_last_of_equal_names_wins() {
        assertThat(of("--a", "1", "--a", "2").get("a")).isEqualTo("2");
    }

    @Test
    void what_is_no_name_is_refused() {
        assertThatThrownBy(() -> of("a", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a'");
        assertThatThrownBy(() -> of("--", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("--a", "1", "2")).hasMessageContaining("'2'");
    }

    @Test
    void a_required_parameter_that_is_missing_is_named() {
        assertThatThrownBy(() -> of("--a", "1").getRequired("bee")).hasMessageContaining("bee");
        assertThatThrownBy(() -> of("--a", "x").getInt("a")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void defaults_take_the_place_of_missing_parameters() {
        ParameterTool tool = of("--a", "1");
        assertThat(tool.getInt("a", 5)).isEqualTo(1);
        assertThat(tool.getInt("b", 5)).isEqualTo(5);
        assertThat(tool.getLong("b", 6L)).isEqualTo(6L);
        assertThat(tool.getBoolean("b", true)).isTrue();
        assertThat(tool.get("b", "x")).isEqualTo("x");
    }

    @Test
    void what_nobody_asked_for_is_known() {
        ParameterTool tool = of("--a", "1", "--b", "2", "--c", "3");
        tool.get("a");
        tool.has("b");
        assertThat(tool.getUnrequestedParameters()).containsExactly("c");
    }

    @Test
    void merging_prefers_the_other_and_keeps_what_was_asked_for() {
        ParameterTool first = of("--a", "1", "--b", "2");
        first.get("a");
        ParameterTool merged = first.mergeWith(of("--b", "3", "--c", "4"));
        assertThat(merged.toMap()).isEqualTo(Map.of("a", "1", "b", "3", "c", "4"));
        assertThat(merged.getUnrequestedParameters()).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void properties_are_read_and_defaults_written() throws Exception {
        Disk disk = Host.real().disk();
        Path directory = disk.temporaryDirectory("parameters");
        Path file = directory.resolve("job.properties");
        ParameterTool asked = of("--a", "1");
        asked.get("name", "Ärger");
        asked.getInt("size", 4);
        asked.createPropertiesFile(file.toString());
        ParameterTool read = ParameterTool.fromPropertiesFile(file.toString());
        assertThat(read.toMap()).isEqualTo(Map.of("name", "Ärger", "size", "4"));
        assertThatThrownBy(() -> asked.createPropertiesFile(file.toString(), false))
                .hasMessageContaining("exists");
        disk.delete(file);
        assertThatThrownBy(() -> ParameterTool.fromPropertiesFile(file.toString()))
                .isInstanceOf(IOException.class);
        disk.delete(directory);
    }

    @Test
    void system_properties_are_parameters() {
        assertThat(ParameterTool.fromSystemProperties().get("java.version"))
                .isEqualTo(System.getProperty("java.version"));
    }

    @Test
    void a_shipped_tool_still_answers() throws Exception {
        ParameterTool shipped = InstantiationUtil.clone(of("--a", "1"));
        assertThat(shipped).isEqualTo(of("--a", "1"));
        assertThat(shipped.getInt("a", 2)).isEqualTo(1);
        assertThat(shipped.has("b")).isFalse();
        assertThat(shipped.getConfiguration().getString("a", null)).isEqualTo("1");
        assertThat(shipped.getProperties()).containsEntry("a", "1");
    }

    @Test
    void a_multiple_tool_keeps_all_values() {
        MultipleParameterTool tool =
                MultipleParameterTool.fromArgs(new String[] {"--in", "a", "--in", "b", "--x", "1"});
        assertThat(tool.getMultiParameter("in")).containsExactly("a", "b");
        assertThat(tool.getMultiParameter("none")).isNull();
        assertThat(tool.get("x")).isEqualTo("1");
        assertThatThrownBy(() -> tool.get("in")).hasMessageContaining("2 values");
        assertThatThrownBy(() -> tool.getMultiParameterRequired("none")).hasMessageContaining("none");
        assertThat(tool.toMap()).isEqualTo(Map.of("in", "b", "x", "1"));
        MultipleParameterTool merged = tool.mergeWith(MultipleParameterTool.fromArgs(new String[] {"--in", "c"}));
        assertThat(merged.getMultiParameterRequired("in")).containsExactly("a", "b", "c");
    }
}
