package dev.millrace.cluster.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.source.library.NumberSequenceSource.NumberSequenceSplit;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.type.Types;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests that the backlog flag of an enumerator reaches readers at other workers.
@Timeout(120)
class BacklogClusterTest {
    private static final Queue<String> TOLD = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    /// A source whose numbers are backlog.
    private record Old(NumberSequenceSource numbers)
            implements Source<Long, NumberSequenceSplit, Collection<NumberSequenceSplit>> {
        @Override
        public Boundedness getBoundedness() {
            return numbers.getBoundedness();
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            context.setIsProcessingBacklog(true);
            return numbers.createEnumerator(context);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> splits) {
            return numbers.restoreEnumerator(context, splits);
        }

        @Override
        public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
            return numbers.createReader(context);
        }

        @Override
        public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
            return numbers.getSplitSerializer();
        }

        @Override
        public SimpleVersionedSerializer<Collection<NumberSequenceSplit>> getEnumeratorCheckpointSerializer() {
            return numbers.getEnumeratorCheckpointSerializer();
        }
    }

    /// Reports when its subtask receives record attributes, and whether a record came before.
    private static final class Telling extends AbstractStreamOperator<Long>
            implements OneInputStreamOperator<Long, Long> {
        private static final long serialVersionUID = 1L;
        private boolean isTold;

        @Override
        public void processElement(StreamRecord<Long> element) {
            if (!isTold) TOLD.add("a record came first");
            isTold = true;
        }

        @Override
        public void processRecordAttributes(RecordAttributes recordAttributes) {
            isTold = true;
            int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            TOLD.add("subtask " + subtask + (recordAttributes.isBacklog() ? " has backlog" : " has none"));
        }
    }

    private static JobClient start() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        env.fromSource(new Old(new NumberSequenceSource(1, 1_000)), WatermarkStrategy.noWatermarks(), "old", Types.LONG)
                .transform("Telling", Types.LONG, new Telling())
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("backlog");
    }

    @Test
    void readers_at_all_workers_learn_that_their_records_are_backlog() throws Exception {
        TOLD.clear();
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 1);
            cluster.work("two", 1);
            cluster.await(2);
            cluster.start(BacklogClusterTest::start).getJobExecutionResult().get(60, TimeUnit.SECONDS);
        }
        assertThat(List.copyOf(TOLD)).containsExactlyInAnyOrder("subtask 0 has backlog", "subtask 1 has backlog");
    }
}
