package dev.millrace.runtime.source;

import static dev.millrace.runtime.source.Jobs.collect;
import static dev.millrace.runtime.source.Jobs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.util.Collector;
import dev.millrace.api.util.InvalidProgramException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests messages about types and functions that cannot be serialized.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class MessagesTest {

    /// Holds a value that cannot be copied.
    public static final class Opaque {
        private final Thread thread;

        public Opaque(Thread thread) {
            this.thread = thread;
        }

        public Thread thread() {
            return thread;
        }
    }

    private static final class Connection {}

    @Test
    void a_lambda_that_captures_too_much_is_told_with_call_line_and_capture() {
        Connection connection = new Connection();
        assertThatThrownBy(() -> environment(1).fromSequence(1, 3).map(n -> n + connection.hashCode()))
                .isInstanceOf(InvalidProgramException.class)
                .hasMessageContainingAll(
                        "given to map(…)", "MessagesTest.java:", "captured1", "MessagesTest$Connection", "transient");
    }

    @Test
    void a_function_with_a_field_too_much_is_told_with_the_field() {
        assertThatThrownBy(() -> environment(1).fromSequence(1, 3).map(new WithConnection()))
                .isInstanceOf(InvalidProgramException.class)
                .hasMessageContainingAll(
                        "class dev.millrace.runtime.source.MessagesTest$WithConnection",
                        "WithConnection.connection of type",
                        "open()");
    }

    private static final class WithConnection extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        private final Connection connection = new Connection();

        @Override
        public Long map(Long value) {
            return value + connection.hashCode();
        }
    }

    @Test
    void a_value_that_cannot_be_copied_is_told_with_its_class_and_what_in_it() {
        assertThatThrownBy(() -> collect(environment(2)
                        .fromSequence(1, 3)
                        .map(_ -> new Opaque(Thread.currentThread()))
                        .returns(Opaque.class)
                        .map(Object::hashCode)))
                .hasStackTraceContaining("MR-2005")
                .hasStackTraceContaining("MessagesTest$Opaque")
                .hasStackTraceContaining("java.lang.Thread")
                .hasStackTraceContaining("Source: Sequence Source")
                .hasStackTraceContaining("make the class a record");
    }

    @Test
    void references_to_one_method_with_different_types_stay_apart() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        assertThat(collect(env.fromData("a").map(Object::hashCode))).containsExactly("a".hashCode());
        assertThat(collect(env.fromData(7L).map(Object::hashCode))).containsExactly(7);
    }

    @Test
    void a_generic_value_of_a_type_known_late_is_refused_when_it_comes() {
        StreamExecutionEnvironment env = environment(1);
        env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        assertThatThrownBy(() -> collect(env.fromSequence(1, 3)
                        .map(n -> n < 3 ? n : (Object) new Opaque(Thread.currentThread()))
                        .map(Object::hashCode)))
                .hasStackTraceContaining("MR-2001")
                .hasStackTraceContaining("MessagesTest$Opaque");
    }

    @Test
    void state_of_a_generic_type_is_refused_where_the_program_forbids_it() {
        StreamExecutionEnvironment env = environment(1);
        env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        assertThatThrownBy(() -> collect(env.fromSequence(1, 3)
                        .keyBy(n -> n)
                        .process(new Remembering())
                        .name("remember")))
                .hasStackTraceContaining("MR-2001")
                .hasStackTraceContaining("'remember'")
                .hasStackTraceContaining("MessagesTest$Opaque");
    }

    private static final class Remembering extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext openContext) {
            ValueState<Opaque> state = getRuntimeContext().getState(new ValueStateDescriptor<>("opaque", Opaque.class));
            if (state == null) throw new IllegalStateException("no state");
        }

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) {
            out.collect(value);
        }
    }
}
