package dev.millrace.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JobGraphsTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);

    private JobGraph graph() {
        return JobGraphs.build(environment.describe("job"));
    }

    private static List<String> names(JobGraph graph) {
        return graph.vertices().stream().map(Vertex::name).toList();
    }

    private static List<String> labels(JobGraph graph) {
        return graph.edges().stream()
                .map(edge -> edge.from() + ">" + edge.to() + "." + edge.input() + " "
                        + edge.partitioning().label())
                .toList();
    }

    private static void assertFault(ThrowingCallable building, Fault fault) {
        assertThatThrownBy(building)
                .isInstanceOfSatisfying(
                        CodedException.class,
                        thrown -> assertThat(thrown.fault()).isEqualTo(fault));
    }

    private DataStream<Long> numbers() {
        return environment.fromSequence(1, 10);
    }

    // ---- chains

    @Test
    void steps_of_one_parallelism_form_one_chain() {
        numbers()
                .map(n -> n + 1)
                .filter(n -> n > 2)
                .sinkTo(new DiscardingSink<>())
                .name("Drop");

        JobGraph graph = graph();

        assertThat(names(graph)).containsExactly("Source: Sequence Source -> Map -> Filter -> Sink: Drop");
        assertThat(graph.edges()).isEmpty();
        assertThat(graph.vertices().getFirst().parallelism()).isEqualTo(2);
    }

    @Test
    void a_change_of_parallelism_ends_a_chain_and_spreads_records_evenly() {
        numbers().map(n -> n).setParallelism(3);

        JobGraph graph = graph();

        assertThat(names(graph)).containsExactly("Source: Sequence Source", "Map");
        assertThat(labels(graph)).containsExactly("1>2.0 REBALANCE");
    }

    @Test
    void a_key_begins_a_vertex() {
        numbers().keyBy(n -> n % 3).reduce(Long::sum).map(n -> n);

        JobGraph graph = graph();

        assertThat(names(graph)).containsExactly("Source: Sequence Source", "Keyed Reduce -> Map");
        assertThat(labels(graph)).containsExactly("1>3.0 HASH");
    }

    @Test
    void a_branch_makes_a_tree() {
        DataStream<Long> numbers = numbers();
        numbers.map(n -> n).name("A");
        numbers.map(n -> n).name("B").map(n -> n).name("C");

        assertThat(names(graph())).containsExactly("Source: Sequence Source -> (A, B -> C)");
    }

    @Test
    void two_inputs_begin_a_vertex() {
        DataStream<Long> one = numbers().map(n -> n);
        one.union(numbers()).map(n -> n).name("After Union");

        JobGraph graph = graph();

        assertThat(names(graph))
                .containsExactly("Source: Sequence Source -> Map", "Source: Sequence Source", "After Union");
        assertThat(labels(graph)).containsExactly("1>5.0 FORWARD", "3>5.0 FORWARD");
    }

    @Test
    void a_stream_united_with_itself_is_shipped_twice() {
        DataStream<Long> one = numbers();
        one.union(one).map(n -> n);

        JobGraph graph = graph();

        assertThat(labels(graph)).containsExactly("1>3.0 FORWARD", "1>3.0 FORWARD");
        assertThat(graph.edges()).extracting(Edge::id).containsExactly(0, 1);
        assertThat(graph.vertices().getFirst().head().exits()).hasSize(2);
    }

    @Test
    void connected_streams_have_numbered_inputs() {
        DataStream<Long> one = numbers();
        one.connect(one.broadcast()).map(new Both());

        assertThat(labels(graph())).containsExactlyInAnyOrder("1>3.0 FORWARD", "1>3.1 BROADCAST");
    }

    @Test
    void chaining_obeys_the_steps_and_the_job() {
        SingleOutputStreamOperator<Long> a = numbers().map(n -> n).name("A");
        SingleOutputStreamOperator<Long> b = a.map(n -> n).name("B").startNewChain();
        b.map(n -> n).name("C").disableChaining().map(n -> n).name("D");
        assertThat(names(graph())).containsExactly("Source: Sequence Source -> A", "B", "C", "D");

        environment.disableOperatorChaining();
        assertThat(names(graph())).hasSize(5);
    }

    @Test
    void a_step_may_chain_with_sources_only() {
        SingleOutputStreamOperator<Long> a = numbers().map(n -> n).name("A");
        a.step().chaining(ChainingStrategy.HEAD_WITH_SOURCES);
        SingleOutputStreamOperator<Long> b = a.map(n -> n).name("B");
        b.step().chaining(ChainingStrategy.HEAD_WITH_SOURCES);

        assertThat(names(graph())).containsExactly("Source: Sequence Source -> A", "B");
    }

    @Test
    void slot_sharing_groups_part_chains_and_are_inherited() {
        numbers().map(n -> n).slotSharingGroup("heavy").map(n -> n);

        JobGraph graph = graph();

        assertThat(names(graph)).containsExactly("Source: Sequence Source", "Map -> Map");
        assertThat(graph.vertices()).extracting(Vertex::slotSharingGroup).containsExactly("default", "heavy");
    }

    @Test
    void groups_of_crossing_streams_are_found_in_time() {
        DataStream<Long> crossing = numbers();
        for (int i = 0; i < 60; i++) crossing = crossing.connect(crossing).map(new Both());

        assertThat(graph().vertices()).hasSize(61);
    }

    @Test
    void different_maximum_parallelisms_part_chains_only_if_asked() {
        numbers().map(n -> n).setMaxParallelism(7);
        assertThat(names(graph())).hasSize(1);

        Configuration apart = new Configuration();
        apart.set(PipelineOptions.OPERATOR_CHAINING_CHAIN_OPERATORS_WITH_DIFFERENT_MAX_PARALLELISM, false);
        environment.configure(apart);
        assertThat(names(graph())).hasSize(2);
    }

    // ---- partitionings and side outputs

    @Test
    void of_several_partitionings_the_last_counts() {
        numbers().shuffle().rescale().map(n -> n);

        assertThat(labels(graph())).containsExactly("1>4.0 RESCALE");
    }

    @Test
    void no_edge_is_automatic() {
        DataStream<Long> numbers = numbers();
        numbers.map(n -> n).setParallelism(1);
        numbers.global().map(n -> n);
        numbers.keyBy(n -> n).fullWindowPartition().reduce(Long::sum);

        assertThat(graph().edges()).hasSize(3).noneMatch(edge -> edge.partitioning() instanceof Partitioning.Automatic);
    }

    @Test
    void forward_needs_equal_parallelisms() {
        numbers().forward().map(n -> n).setParallelism(3);

        assertFault(this::graph, GraphFaults.FORWARD);
        assertThatThrownBy(this::graph)
                .hasMessageContaining("JobGraphsTest.java")
                .hasMessageContaining("'Map'");
    }

    @Test
    void a_side_output_is_an_exit_of_its_own() {
        OutputTag<String> late = new OutputTag<>("late", Types.STRING);
        SingleOutputStreamOperator<Long> main = numbers().map(n -> n);
        main.getSideOutput(late).rebalance().map(s -> s).name("Late");
        main.filter(n -> n > 0);

        JobGraph graph = graph();
        ChainLink map =
                ((Exit.Chained) graph.vertices().getFirst().head().exits().getFirst()).next();

        assertThat(map.exits()).hasSize(2);
        assertThat(map.exits().getFirst())
                .isInstanceOfSatisfying(
                        Exit.Shipped.class, exit -> assertThat(exit.side()).isEqualTo(late));
        assertThat(map.exits().get(1))
                .isInstanceOfSatisfying(
                        Exit.Chained.class, exit -> assertThat(exit.side()).isNull());
    }

    // ---- sizes

    @Test
    void key_groups_leave_room_to_grow() {
        assertThat(maxFor(1)).isEqualTo(128);
        assertThat(maxFor(85)).isEqualTo(128);
        assertThat(maxFor(86)).isEqualTo(256);
        assertThat(maxFor(200)).isEqualTo(512);
        assertThat(maxFor(32_768)).isEqualTo(32_768);
    }

    private static int maxFor(int parallelism) {
        StreamExecutionEnvironment sized = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        sized.fromSequence(1, 2).print();
        return JobGraphs.build(sized.describe("job")).vertices().getFirst().maxParallelism();
    }

    @Test
    void a_step_cannot_have_more_subtasks_than_key_groups() {
        numbers().map(n -> n).disableChaining().setParallelism(5).setMaxParallelism(4);

        assertFault(this::graph, GraphFaults.MAX_PARALLELISM);
    }

    @Test
    void the_maximum_of_the_job_holds_where_a_step_has_none() {
        environment.setMaxParallelism(12);
        numbers().keyBy(n -> n).reduce(Long::sum).setMaxParallelism(6);

        assertThat(graph().vertices()).extracting(Vertex::maxParallelism).containsExactly(12, 6);
    }

    // ---- identities

    @Test
    void identities_are_hex_and_stay_when_the_job_is_built_again_or_grows() {
        numbers().map(n -> n).keyBy(n -> n).reduce(Long::sum);
        List<String> first = uids();
        StreamExecutionEnvironment other = StreamExecutionEnvironment.createLocalEnvironment(2);
        other.fromSequence(5, 6)
                .map(n -> n + 1)
                .keyBy(n -> -n)
                .reduce(Long::max)
                .map(n -> n)
                .print();
        List<String> second = JobGraphs.build(other.describe("other")).vertices().stream()
                .map(vertex -> vertex.head().uid())
                .toList();

        assertThat(first)
                .hasSize(2)
                .allMatch(uid -> uid.matches("[0-9a-f]{32}"))
                .doesNotHaveDuplicates();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void twins_have_different_identities() {
        DataStream<Long> numbers = numbers();
        numbers.rebalance().map(n -> n);
        numbers.rebalance().map(n -> n);

        assertThat(uids()).doesNotHaveDuplicates();
    }

    private List<String> uids() {
        return graph().vertices().stream().map(vertex -> vertex.head().uid()).toList();
    }

    @Test
    void a_given_identity_does_not_depend_on_the_pipeline() {
        numbers().rebalance().map(n -> n).uid("mapper");
        String alone = uids().getLast();
        StreamExecutionEnvironment other = StreamExecutionEnvironment.createLocalEnvironment(2);
        other.fromSequence(1, 2).filter(n -> true).shuffle().map(n -> n).uid("mapper");

        assertThat(JobGraphs.build(other.describe("other"))
                        .vertices()
                        .getLast()
                        .head()
                        .uid())
                .isEqualTo(alone);
    }

    @Test
    void a_given_hash_is_the_identity() {
        numbers().rebalance().map(n -> n).setUidHash("ABCDEFABCDEFABCDEFABCDEFABCDEF01");

        assertThat(uids().getLast()).isEqualTo("abcdefabcdefabcdefabcdefabcdef01");
    }

    @Test
    void an_identity_belongs_to_one_step() {
        numbers().map(n -> n).uid("same").map(n -> n).uid("same");

        assertFault(this::graph, GraphFaults.UID_TWICE);
    }

    @Test
    void without_generated_identities_each_step_needs_one() {
        environment.getConfig().disableAutoGeneratedUIDs();
        environment.fromSequence(1, 2).uid("source").rebalance().map(n -> n);

        assertFault(this::graph, GraphFaults.UID_MISSING);
    }

    // ---- mode

    @Test
    void bounded_jobs_run_as_batch_only_if_asked() {
        numbers().print();
        assertThat(graph().isBounded()).isTrue();
        assertThat(graph().mode()).isEqualTo(RuntimeExecutionMode.STREAMING);

        environment.setRuntimeMode(RuntimeExecutionMode.AUTOMATIC);
        assertThat(graph().mode()).isEqualTo(RuntimeExecutionMode.BATCH);
    }

    @Test
    void a_source_without_end_makes_a_streaming_job() {
        environment.socketTextStream("localhost", 9).print();
        environment.setRuntimeMode(RuntimeExecutionMode.AUTOMATIC);
        assertThat(graph().isBounded()).isFalse();
        assertThat(graph().mode()).isEqualTo(RuntimeExecutionMode.STREAMING);

        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        assertFault(this::graph, GraphFaults.UNBOUNDED_BATCH);
    }

    @Test
    void vertices_come_after_those_they_read_from() {
        DataStream<Long> one = numbers();
        DataStream<Long> two = numbers().rebalance().map(n -> n);
        one.connect(two)
                .map(new Both())
                .keyBy(n -> n)
                .reduce(Long::sum)
                .rebalance()
                .print();
        JobGraph graph = graph();
        List<Integer> order = graph.vertices().stream().map(Vertex::id).toList();

        assertThat(graph.edges())
                .isNotEmpty()
                .allSatisfy(edge -> assertThat(order.indexOf(edge.from())).isLessThan(order.indexOf(edge.to())));
    }

    private static final class Both implements dev.millrace.api.function.CoMapFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long map1(Long value) {
            return value;
        }

        @Override
        public Long map2(Long value) {
            return value;
        }
    }
}
