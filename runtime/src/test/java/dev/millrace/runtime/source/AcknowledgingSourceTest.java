package dev.millrace.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.operator.StreamingRuntimeContext;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.legacy.MultipleIdsMessageAcknowledgingSourceBase;
import dev.millrace.api.type.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests a source that acknowledges messages, like the source of RabbitMQ's connector.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AcknowledgingSourceTest {
    private static final int MESSAGES = 6;

    @Test
    void messages_are_acknowledged_when_their_checkpoint_is_complete_and_repeated_ones_are_dropped() throws Exception {
        Queue.clear();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        env.enableCheckpointing(10);
        env.addSource(new QueueSource(), Types.STRING)
                .map(each -> {
                    Queue.EMITTED.add(each);
                    return each;
                })
                .returns(Types.STRING)
                .sinkTo(new DiscardingSink<>());

        env.execute();

        assertThat(Queue.CHECKPOINTED).containsExactly(true);
        assertThat(Queue.ACKNOWLEDGED.keySet()).hasSize(2 * MESSAGES);
        assertThat(Queue.ACKNOWLEDGED.values()).containsOnly(1);
        assertThat(new ArrayList<>(Queue.EMITTED)).hasSize(MESSAGES).doesNotHaveDuplicates();
    }

    /// Simulates a queue that delivers each message twice, each time under another session id.
    private static final class Queue {
        static final Map<Long, Integer> ACKNOWLEDGED = new ConcurrentHashMap<>();
        static final ConcurrentLinkedQueue<String> EMITTED = new ConcurrentLinkedQueue<>();
        static final List<Boolean> CHECKPOINTED = Collections.synchronizedList(new ArrayList<>());

        static void clear() {
            ACKNOWLEDGED.clear();
            EMITTED.clear();
            CHECKPOINTED.clear();
        }
    }

    private static final class QueueSource extends MultipleIdsMessageAcknowledgingSourceBase<String, String, Long> {
        private static final long serialVersionUID = 1L;
        private volatile boolean isCancelled;

        QueueSource() {
            super(String.class);
        }

        @Override
        public void open(Configuration parameters) throws Exception {
            super.open(parameters);
            Queue.CHECKPOINTED.add(((StreamingRuntimeContext) getRuntimeContext()).isCheckpointingEnabled());
        }

        @Override
        public void run(SourceContext<String> context) {
            synchronized (context.getCheckpointLock()) {
                for (long session = 0; session < 2 * MESSAGES; session++) {
                    String message = "m" + session % MESSAGES;
                    sessionIds.add(session);
                    if (addId(message)) context.collect(message);
                }
            }
            while (!isCancelled && Queue.ACKNOWLEDGED.size() < 2 * MESSAGES) Thread.onSpinWait();
        }

        @Override
        protected void acknowledgeSessionIDs(List<Long> ids) {
            for (Long each : ids) Queue.ACKNOWLEDGED.merge(each, 1, Integer::sum);
        }

        @Override
        public void cancel() {
            isCancelled = true;
        }
    }
}
