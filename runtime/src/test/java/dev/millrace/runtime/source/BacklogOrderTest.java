package dev.millrace.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.IteratorSourceReader;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.type.Types;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests that a reader learns that its records are backlog before it emits the first of these records.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BacklogOrderTest {
    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
    private static CountDownLatch requested = new CountDownLatch(1);

    /// A source whose readers request splits before the enumerator exists.
    private static final class LateEnumerator extends NumberSequenceSource {
        private static final long serialVersionUID = 1L;

        LateEnumerator() {
            super(1, 3);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            awaitRequest();
            context.setIsProcessingBacklog(true);
            return super.createEnumerator(context);
        }

        private static void awaitRequest() {
            try {
                requested.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
            return new IteratorSourceReader<>(context) {
                @Override
                public void start() {
                    super.start();
                    requested.countDown();
                }
            };
        }
    }

    private static final class Noting extends AbstractStreamOperator<Long>
            implements OneInputStreamOperator<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<Long> element) {
            SEEN.add("record " + element.getValue());
        }

        @Override
        public void processRecordAttributes(RecordAttributes recordAttributes) {
            SEEN.add(recordAttributes.isBacklog() ? "backlog" : "no backlog");
        }
    }

    @Test
    void a_reader_that_registers_before_the_enumerator_exists_learns_of_the_backlog_before_its_first_record()
            throws Exception {
        SEEN.clear();
        requested = new CountDownLatch(1);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        env.fromSource(new LateEnumerator(), WatermarkStrategy.noWatermarks(), "late", Types.LONG)
                .transform("Noting", Types.LONG, new Noting())
                .sinkTo(new DiscardingSink<>());
        env.execute("order of the backlog");
        assertThat(List.copyOf(SEEN)).containsExactly("backlog", "record 1", "record 2", "record 3");
    }
}
