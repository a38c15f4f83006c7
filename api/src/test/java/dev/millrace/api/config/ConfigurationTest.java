package dev.millrace.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.CodedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    private static final ConfigOption<Integer> SIZE = ConfigOptions.key("size")
            .intType()
            .defaultValue(7)
            .withFallbackKeys("length")
            .withDeprecatedKeys("old.size");
    private static final ConfigOption<List<String>> NAMES =
            ConfigOptions.key("names").stringType().asList().noDefaultValue();
    private static final ConfigOption<Map<String, String>> LABELS =
            ConfigOptions.key("labels").mapType().noDefaultValue();
    private static final ConfigOption<Duration> WAIT =
            ConfigOptions.key("wait").durationType().noDefaultValue();

    private static Configuration of(String key, String value) {
        return Configuration.fromMap(Map.of(key, value));
    }

    @Test
    void the_default_counts_only_where_nothing_is_set() {
        Configuration empty = new Configuration();
        assertThat(empty.get(SIZE)).isEqualTo(7);
        assertThat(empty.getOptional(SIZE)).isEmpty();
        assertThat(empty.contains(SIZE)).isFalse();
        assertThat(empty.get(SIZE, 9)).isEqualTo(9);
        assertThat(of("size", "3").get(SIZE, 9)).isEqualTo(3);
    }

    @Test
    void fallback_and_old_keys_are_looked_at_in_order() {
        assertThat(of("old.size", "3").get(SIZE)).isEqualTo(3);
        assertThat(Configuration.fromMap(Map.of("old.size", "3", "length", "4")).get(SIZE))
                .isEqualTo(4);
        assertThat(Configuration.fromMap(Map.of("length", "4", "size", "5")).get(SIZE))
                .isEqualTo(5);
    }

    @Test
    void removing_an_option_removes_all_of_its_keys() {
        Configuration configuration = Configuration.fromMap(Map.of("length", "4", "size", "5", "other", "6"));
        assertThat(configuration.removeConfig(SIZE)).isTrue();
        assertThat(configuration.keySet()).containsExactly("other");
        assertThat(configuration.removeConfig(SIZE)).isFalse();
    }

    @Test
    void every_type_is_read_from_text() {
        assertThat(of("a", " TRUE ").get(ConfigOptions.key("a").booleanType().noDefaultValue()))
                .isTrue();
        assertThat(of("a", "-5").get(ConfigOptions.key("a").longType().noDefaultValue()))
                .isEqualTo(-5L);
        assertThat(of("a", "0.5").get(ConfigOptions.key("a").floatType().noDefaultValue()))
                .isEqualTo(0.5f);
        assertThat(of("a", "1e3").get(ConfigOptions.key("a").doubleType().noDefaultValue()))
                .isEqualTo(1000.0);
        assertThat(of("a", " x ").get(ConfigOptions.key("a").stringType().noDefaultValue()))
                .isEqualTo(" x ");
        assertThat(of("a", "1 gb").get(ConfigOptions.key("a").memoryType().noDefaultValue()))
                .isEqualTo(MemorySize.ofMebiBytes(1024));
        assertThat(of("wait", "2min").get(WAIT)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void enum_constants_are_read_in_any_case_and_with_dashes() {
        ConfigOption<CheckpointingMode> mode =
                ConfigOptions.key("mode").enumType(CheckpointingMode.class).noDefaultValue();
        assertThat(of("mode", "at-least-once").get(mode)).isEqualTo(CheckpointingMode.AT_LEAST_ONCE);
        assertThat(of("mode", "Exactly_Once").get(mode)).isEqualTo(CheckpointingMode.EXACTLY_ONCE);
        assertThatThrownBy(() -> of("mode", "twice").get(mode))
                .hasMessageContaining("mode")
                .hasMessageContaining("twice")
                .hasMessageContaining("AT_LEAST_ONCE");
    }

    @Test
    void lists_are_read_in_both_notations() {
        assertThat(of("names", "a;b; c").get(NAMES)).containsExactly("a", "b", "c");
        assertThat(of("names", "[a, 'b, c', \"d;e\", 'it''s']").get(NAMES)).containsExactly("a", "b, c", "d;e", "it's");
        assertThat(of("names", "'a;b';c").get(NAMES)).containsExactly("a;b", "c");
        assertThat(of("names", "").get(NAMES)).isEmpty();
        assertThat(of("n", "[1, 2]")
                        .get(ConfigOptions.key("n").intType().asList().noDefaultValue()))
                .containsExactly(1, 2);
    }

    @Test
    void maps_are_read_in_all_notations() {
        assertThat(of("labels", "a:1,b:2").get(LABELS)).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(of("labels", "{a: 1, b: 'x: y'}").get(LABELS)).isEqualTo(Map.of("a", "1", "b", "x: y"));
        assertThat(Configuration.fromMap(Map.of("labels.a", "1", "labels.b.c", "2"))
                        .get(LABELS))
                .isEqualTo(Map.of("a", "1", "b.c", "2"));
        assertThatThrownBy(() -> of("labels", "nonsense").get(LABELS)).hasMessageContaining("labels");
    }

    @Test
    void a_fault_names_key_and_value() {
        assertThatThrownBy(() -> of("size", "3.5%").get(SIZE)).isInstanceOfSatisfying(CodedException.class, thrown -> {
            assertThat(thrown.fault()).isEqualTo(ConfigFaults.VALUE);
            assertThat(thrown.what()).contains("size").contains("3.5%");
            assertThat(thrown.fix()).contains("size");
        });
        assertThatThrownBy(() -> of("wait", "5 parsec").get(WAIT)).hasMessageContaining("parsec");
        assertThatThrownBy(() ->
                        of("a", "yes").get(ConfigOptions.key("a").booleanType().noDefaultValue()))
                .hasMessageContaining("true or false");
        assertThatThrownBy(() ->
                        of("a", "1e99").get(ConfigOptions.key("a").floatType().noDefaultValue()))
                .hasMessageContaining("too great");
    }

    @Test
    void what_was_set_typed_is_written_as_text_that_can_be_read() {
        Configuration typed = new Configuration()
                .set(SIZE, 3)
                .set(WAIT, Duration.ofSeconds(90))
                .set(NAMES, List.of("a", "b;c", "d, e", "it's", ""))
                .set(LABELS, Map.of("k", "v: w"))
                .set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.AT_LEAST_ONCE);
        Configuration read = Configuration.fromMap(typed.toMap());
        assertThat(read).isEqualTo(typed).hasSameHashCodeAs(typed);
        assertThat(read.get(SIZE)).isEqualTo(3);
        assertThat(read.toMap()).containsEntry("wait", "90 s");
        assertThat(read.get(WAIT)).isEqualTo(Duration.ofSeconds(90));
        assertThat(read.get(NAMES)).containsExactly("a", "b;c", "d, e", "it's", "");
        assertThat(read.get(LABELS)).isEqualTo(Map.of("k", "v: w"));
        assertThat(read.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.AT_LEAST_ONCE);
    }

    @Property
    void any_list_survives_its_text(@ForAll List<String> names) {
        Configuration written = new Configuration().set(NAMES, names);
        assertThat(Configuration.fromMap(written.toMap()).get(NAMES)).isEqualTo(names);
    }

    @Test
    void configurations_are_merged_copied_and_shipped() throws Exception {
        Configuration target = of("a", "1");
        target.addAll(Configuration.fromMap(Map.of("a", "2", "b", "3")));
        target.addAll(of("c", "4"), "x.");
        assertThat(target.toMap()).isEqualTo(Map.of("a", "2", "b", "3", "x.c", "4"));
        Configuration copy = target.clone();
        copy.setString("a", "9");
        assertThat(target.getString("a", null)).isEqualTo("2");
        assertThat(InstantiationUtil.clone(target)).isEqualTo(target);
    }

    @Test
    void an_unmodifiable_configuration_refuses_changes() {
        Configuration fixed = new UnmodifiableConfiguration(of("size", "1"));
        assertThat(fixed.get(SIZE)).isEqualTo(1);
        assertThatThrownBy(() -> fixed.set(SIZE, 2)).hasMessageContaining("size");
        assertThatThrownBy(() -> fixed.removeKey("size")).hasMessageContaining("size");
        assertThatThrownBy(() -> fixed.addAll(of("b", "2"))).hasMessageContaining("'b'");
        assertThat(fixed.keySet()).containsExactly("size");
    }

    @Test
    void values_are_written_to_bytes_and_read_back() throws Exception {
        Configuration written = new Configuration().set(SIZE, 3).set(NAMES, List.of("a", "ä"));
        written.setBytes("raw", new byte[] {1, 2});
        DataOutputSerializer bytes = new DataOutputSerializer(16);
        written.write(bytes);
        Configuration read = new Configuration();
        read.read(new DataInputDeserializer(bytes.getCopyOfBuffer()));
        assertThat(read.get(SIZE)).isEqualTo(3);
        assertThat(read.get(NAMES)).containsExactly("a", "ä");
        assertThat(read.getBytes("raw", null)).containsExactly(1, 2);
        assertThatThrownBy(() -> read.getBytes("size", null)).hasMessageContaining("size");
    }

    @Test
    void an_answer_may_be_left_to_the_configuration() {
        ConfigOption<Boolean> option = ConfigOptions.key("x").booleanType().noDefaultValue();
        Configuration configuration = new Configuration();
        assertThat(TernaryBoolean.mergeTernaryBooleanWithConfig(TernaryBoolean.UNDEFINED, option, configuration))
                .isEqualTo(TernaryBoolean.UNDEFINED);
        configuration.set(option, true);
        assertThat(TernaryBoolean.mergeTernaryBooleanWithConfig(TernaryBoolean.UNDEFINED, option, configuration))
                .isEqualTo(TernaryBoolean.TRUE);
        assertThat(TernaryBoolean.mergeTernaryBooleanWithConfig(TernaryBoolean.FALSE, option, configuration))
                .isEqualTo(TernaryBoolean.FALSE);
        assertThat(TernaryBoolean.UNDEFINED.getOrDefault(true)).isTrue();
        assertThat(TernaryBoolean.FALSE.getOrDefault(true)).isFalse();
        assertThat(TernaryBoolean.UNDEFINED.getAsBoolean()).isNull();
    }

    @Test
    void without_checkpoints_and_in_batch_mode_records_count_at_least_once() {
        Configuration config = new Configuration().set(CheckpointingOptions.ENABLE_UNALIGNED, true);
        assertThat(CheckpointingOptions.getCheckpointingMode(config)).isEqualTo(CheckpointingMode.AT_LEAST_ONCE);
        assertThat(CheckpointingOptions.isUnalignedCheckpointEnabled(config)).isFalse();

        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        assertThat(CheckpointingOptions.getCheckpointingMode(config)).isEqualTo(CheckpointingMode.EXACTLY_ONCE);
        assertThat(CheckpointingOptions.isUnalignedCheckpointEnabled(config)).isTrue();

        config.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        assertThat(CheckpointingOptions.isCheckpointingEnabled(config)).isFalse();
        assertThat(CheckpointingOptions.getCheckpointingMode(config)).isEqualTo(CheckpointingMode.AT_LEAST_ONCE);
    }
}
