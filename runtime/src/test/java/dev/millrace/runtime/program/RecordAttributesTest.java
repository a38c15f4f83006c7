package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.TwoInputStreamOperator;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.RecordAttributesBuilder;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that custom operators receive record attributes at the right position between the records.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class RecordAttributesTest {
    private static final String WORDS = "one backlog two three live four backlog five live";
    private static final List<String> TOLD =
            List.of("one", "[backlog]", "two", "three", "[live]", "four", "[backlog]", "five", "[live]");

    private static String told(RecordAttributes attributes) {
        return attributes.isBacklog() ? "[backlog]" : "[live]";
    }

    /// Emits its input and the record attributes as text, and forwards the attributes.
    private static final class Telling extends AbstractStreamOperator<String>
            implements OneInputStreamOperator<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<String> element) {
            output.collect(element);
        }

        @Override
        public void processRecordAttributes(RecordAttributes recordAttributes) throws Exception {
            output.collect(new StreamRecord<>(told(recordAttributes)));
            super.processRecordAttributes(recordAttributes);
        }
    }

    private static DataStream<String> words(StreamExecutionEnvironment env) {
        return env.fromSource(new BacklogSource(WORDS), WatermarkStrategy.noWatermarks(), "words", Types.STRING);
    }

    @Test
    void an_operator_in_the_chain_of_a_source_gets_attributes_between_the_records() throws Exception {
        DataStream<String> told = words(environment(1))
                .map(word -> word)
                .returns(Types.STRING)
                .transform("Telling", Types.STRING, new Telling());
        assertThat(collect(told)).isEqualTo(TOLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void attributes_of_all_channels_are_combined_behind_an_exchange(int parallelism) throws Exception {
        DataStream<String> told = words(environment(parallelism))
                .keyBy(word -> "all")
                .process(new Same())
                .disableChaining()
                .global()
                .transform("Telling", Types.STRING, new Telling())
                .setParallelism(1);
        List<String> all = collect(told);
        List<String> attributes =
                all.stream().filter(each -> each.startsWith("[")).toList();
        assertThat(attributes).startsWith("[backlog]").endsWith("[live]");
        for (int i = 1; i < attributes.size(); i++)
            assertThat(attributes.get(i)).isNotEqualTo(attributes.get(i - 1));
        assertThat(all.stream().filter(each -> !each.startsWith("[")))
                .containsExactly("one", "two", "three", "four", "five");
    }

    private static final class Same extends KeyedProcessFunction<String, String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(String value, Context context, Collector<String> out) {
            out.collect(value);
        }
    }

    /// Emits the combined attributes of both inputs.
    private static final class Both extends AbstractStreamOperator<String>
            implements TwoInputStreamOperator<String, String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement1(StreamRecord<String> element) {}

        @Override
        public void processElement2(StreamRecord<String> element) {}

        @Override
        public void processRecordAttributes1(RecordAttributes recordAttributes) {
            output.collect(new StreamRecord<>("1" + told(recordAttributes)));
            super.processRecordAttributes1(recordAttributes);
        }

        @Override
        public void processRecordAttributes2(RecordAttributes recordAttributes) {
            output.collect(new StreamRecord<>("2" + told(recordAttributes)));
            super.processRecordAttributes2(recordAttributes);
        }
    }

    @Test
    void an_operator_with_two_inputs_knows_which_input_says_so() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        DataStream<String> told = words(env)
                .connect(env.fromData("a", "b"))
                .transform("Both", Types.STRING, new Both())
                .transform("Telling", Types.STRING, new Telling());
        assertThat(collect(told))
                .containsExactly(
                        "1[backlog]", "[backlog]", "1[live]", "[live]", "1[backlog]", "[backlog]", "1[live]", "[live]");
    }

    /// Inverts the record attributes of its input.
    private static final class Opposite extends AbstractStreamOperator<String>
            implements OneInputStreamOperator<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<String> element) {}

        @Override
        public void processRecordAttributes(RecordAttributes recordAttributes) {
            output.emitRecordAttributes(new RecordAttributesBuilder(List.of(recordAttributes))
                    .setBacklog(!recordAttributes.isBacklog())
                    .build());
        }
    }

    @Test
    void an_operator_decides_what_follows_of_its_own_records() throws Exception {
        DataStream<String> told = words(environment(1))
                .transform("Opposite", Types.STRING, new Opposite())
                .transform("Telling", Types.STRING, new Telling());
        assertThat(collect(told)).containsExactly("[live]", "[backlog]", "[live]", "[backlog]");
    }
}
