package dev.millrace.runtime.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.SupportsPostCommitTopology;
import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableMessageTypeInfo;
import dev.millrace.api.sink.CommittableSummary;
import dev.millrace.api.sink.CommittableWithLineage;
import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests sinks with their own steps before and after the committer.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SinkTopologiesTest {

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        return env;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void what_writers_prepare_is_renamed_committed_and_passed_on(int parallelism) throws Exception {
        String test = "passing" + parallelism;
        StreamExecutionEnvironment env = environment(parallelism);
        env.fromSequence(0, 99).sinkTo(new TransactionalSink(test, false));
        env.execute();

        TransactionalSink.Notes notes = TransactionalSink.NOTES.get(test);
        assertThat(notes.committed)
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 100)
                        .filter(n -> n % 10 != 5 && n % 10 != 9)
                        .mapToObj(n -> n % 10 == 8 ? "n" + n + "-again" : "n" + n)
                        .toList());
        assertThat(notes.committers).hasSize(parallelism);

        List<CommittableSummary<String>> summaries = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        for (CommittableMessage<String> each : notes.passed) {
            assertThat(each.getCheckpointId()).isEqualTo(1);
            switch (each) {
                case CommittableSummary<String> summary -> summaries.add(summary);
                case CommittableWithLineage<String> committable -> passed.add(committable.getCommittable());
            }
        }
        assertThat(passed).hasSize(90).contains("n0", "n3", "n9", "n98-again").doesNotContain("n5", "n98");
        assertThat(summaries).hasSize(parallelism).allMatch(each -> each.getNumberOfSubtasks() == parallelism);
        assertThat(summaries.stream()
                        .mapToInt(CommittableSummary::getNumberOfCommittables)
                        .sum())
                .isEqualTo(90);
        assertThat(summaries.stream()
                        .mapToInt(CommittableSummary::getNumberOfFailedCommittables)
                        .sum())
                .isEqualTo(10);
        assertThat(notes.globally)
                .singleElement()
                .satisfies(all -> assertThat(all).containsExactlyInAnyOrderElementsOf(passed));
    }

    @Test
    void the_sinks_parallelism_is_that_of_its_committer() throws Exception {
        StreamExecutionEnvironment env = environment(4);
        env.fromSequence(0, 9)
                .sinkTo(new TransactionalSink("sized", false))
                .setParallelism(2)
                .name("numbers")
                .uid("numbers");
        String plan = env.getExecutionPlan();
        env.execute();
        assertThat(TransactionalSink.NOTES.get("sized").committers).containsExactlyInAnyOrder(0, 1);
        assertThat(plan)
                .contains("numbers: Writer", "numbers: Naming", "numbers: Committer", "numbers: Global Committer");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void steps_behind_the_committer_alone_get_what_writers_prepared(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        PassingSink.PASSED.clear();
        env.fromSequence(1, 20).rebalance().sinkTo(new PassingSink());
        env.execute();
        int written = 0;
        for (CommittableMessage<String> each : PassingSink.PASSED)
            if (each instanceof CommittableWithLineage<String> counted)
                written += Integer.parseInt(counted.getCommittable());
        assertThat(written).isEqualTo(20);
        assertThat(PassingSink.PASSED).hasSize(2 * parallelism);
    }

    /// Commits the number of records of each writer. Has steps after the committer, but none before it.
    private static final class PassingSink
            implements Sink<Long>, SupportsCommitter<String>, SupportsPostCommitTopology<String> {
        private static final long serialVersionUID = 1L;
        private static final Collection<CommittableMessage<String>> PASSED = new ConcurrentLinkedQueue<>();

        @Override
        public SinkWriter<Long> createWriter(WriterInitContext context) {
            return new CountingWriter();
        }

        @Override
        public Committer<String> createCommitter(CommitterInitContext context) {
            return new Committer<>() {
                @Override
                public void commit(Collection<CommitRequest<String>> committables) {}

                @Override
                public void close() {}
            };
        }

        @Override
        public SimpleVersionedSerializer<String> getCommittableSerializer() {
            throw new AssertionError("nothing is written");
        }

        @Override
        public void addPostCommitTopology(DataStream<CommittableMessage<String>> committables) {
            committables
                    .<Void>flatMap((message, _) -> PASSED.add(message))
                    .returns(Types.VOID)
                    .sinkTo(new DiscardingSink<>());
        }
    }

    private static final class CountingWriter implements CommittingSinkWriter<Long, String> {
        private int count;

        @Override
        public void write(Long element, Context context) {
            count++;
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public Collection<String> prepareCommit() {
            return List.of("" + count);
        }

        @Override
        public void close() {}
    }

    @Test
    void a_committable_that_is_announced_but_does_not_come_fails_the_job() {
        StreamExecutionEnvironment env = environment(2);
        env.fromSequence(0, 9).sinkTo(new TransactionalSink("lossy", true));
        assertThatThrownBy(env::execute)
                .hasStackTraceContaining("MR-5121")
                .hasStackTraceContaining("announced")
                .hasStackTraceContaining("arrived");
    }

    @Test
    void a_commit_that_fails_for_an_unknown_reason_fails_the_job() {
        StreamExecutionEnvironment env = environment(1);
        env.fromData(-1L).sinkTo(new TransactionalSink("unknown", false));
        assertThatThrownBy(env::execute).hasStackTraceContaining("MR-5120").hasStackTraceContaining("negative");
    }

    @Test
    void a_committer_that_never_stops_asking_for_retries_is_given_up_on() {
        StreamExecutionEnvironment env = environment(1);
        env.fromData(-2L).sinkTo(new TransactionalSink("retries", false));
        assertThatThrownBy(env::execute).hasStackTraceContaining("gave up after 10 retries");
    }

    @Test
    void messages_are_written_and_read_back() throws Exception {
        TypeSerializer<CommittableMessage<String>> serializer = CommittableMessageTypeInfo.of(
                        new TransactionalSink("writing", false)::getCommittableSerializer)
                .createSerializer(new SerializerConfigImpl());
        List<CommittableMessage<String>> messages =
                List.of(new CommittableSummary<>(1, 4, 7, 2, 3), new CommittableWithLineage<>("x", 7, 1));
        for (CommittableMessage<String> message : messages) {
            DataOutputSerializer out = new DataOutputSerializer(16);
            serializer.serialize(message, out);
            assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                    .isEqualTo(message);
        }
    }
}
