package dev.millrace.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.tuple.Tuple2;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenericTypesTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);

    /// Has no constructor without parameters.
    public static final class Opaque {
        private final long value;

        public Opaque(long value) {
            this.value = value;
        }

        public long value() {
            return value;
        }
    }

    public record Order(String id, Map<String, List<Opaque>> items) {}

    private static final class ToOpaque implements MapFunction<Long, Opaque> {
        private static final long serialVersionUID = 1L;

        @Override
        public Opaque map(Long value) {
            return new Opaque(value);
        }
    }

    private static final class ToOrder implements MapFunction<Long, Tuple2<Integer, Order>> {
        private static final long serialVersionUID = 1L;

        @Override
        public Tuple2<Integer, Order> map(Long value) {
            return Tuple2.of(1, new Order("a", Map.of("b", List.of(new Opaque(value)))));
        }
    }

    private void forbid() {
        environment.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    }

    private JobGraph graph() {
        return JobGraphs.build(environment.describe("job"));
    }

    @Test
    void a_generic_type_is_refused_with_step_class_reason_and_way_out() {
        forbid();
        environment.fromSequence(1, 2).map(new ToOpaque()).name("wrap").sinkTo(new DiscardingSink<>());
        assertThatThrownBy(this::graph)
                .hasMessageContainingAll(
                        "MR-2001",
                        "'wrap'",
                        "GenericTypesTest.java:",
                        "Opaque",
                        "no public constructor without parameters",
                        "Make Opaque a record",
                        "returns(…)");
    }

    @Test
    void a_generic_part_is_refused_with_its_path() {
        forbid();
        environment.fromSequence(1, 2).map(new ToOrder()).name("order").sinkTo(new DiscardingSink<>());
        assertThatThrownBy(this::graph)
                .hasMessageContainingAll("MR-2001", "'order'", "whose f1.items{value}[] is", Opaque.class.getName());
    }

    @Test
    void a_program_that_does_not_forbid_them_has_generic_types() {
        environment.fromSequence(1, 2).map(new ToOrder()).sinkTo(new DiscardingSink<>());
        assertThat(graph().vertices()).isNotEmpty();
    }

    @Test
    void types_with_serializers_of_their_own_pass() {
        forbid();
        environment
                .fromSequence(1, 2)
                .map(n -> n)
                .keyBy(n -> n % 2)
                .reduce(Long::sum)
                .sinkTo(new DiscardingSink<>());
        assertThatCode(this::graph).doesNotThrowAnyException();
    }
}
