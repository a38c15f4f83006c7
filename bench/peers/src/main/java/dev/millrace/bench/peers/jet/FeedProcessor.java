package dev.millrace.bench.peers.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.EventTimeMapper;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.jet.pipeline.StreamSource;
import com.hazelcast.jet.pipeline.StreamStage;
import dev.millrace.bench.feed.EventFeed;
import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Generator;
import dev.millrace.bench.load.Task;
import org.jspecify.annotations.Nullable;

/// Emits the events of one subtask of one stream. Fills its outbox on each call, because Jet is faster with that
/// than with small bursts.
final class FeedProcessor extends AbstractProcessor {
    private static final int BURST = 1024;

    private final Task task;
    private final int stream;
    private final @Nullable EventTimeMapper<Event> times;
    private @Nullable EventFeed feed;
    private @Nullable Traverser<Object> pending;
    private @Nullable Event refused;

    private FeedProcessor(Task task, int stream, @Nullable EventTimePolicy<? super Event> policy) {
        this.task = task;
        this.stream = stream;
        this.times = policy == null ? null : new EventTimeMapper<>(policy);
    }

    /// Adds one stream of a task, with watermarks if the workload needs them.
    static StreamStage<Event> stage(Pipeline pipeline, Task task, int stream) {
        if (!task.workload().isTimed()) {
            StreamSource<Event> source = Sources.streamFromProcessor("feed-" + stream, supplier(task, stream, null));
            return pipeline.readFrom(source).withoutTimestamps();
        }
        StreamSource<Event> source = Sources.streamFromProcessorWithWatermarks(
                "feed-" + stream, false, policy -> supplier(task, stream, policy));
        return pipeline.readFrom(source).withTimestamps(event -> event.timestamp, Generator.DISORDER_MILLIS);
    }

    private static ProcessorMetaSupplier supplier(
            Task task, int stream, @Nullable EventTimePolicy<? super Event> policy) {
        return ProcessorMetaSupplier.of(task.parallelism(), () -> new FeedProcessor(task, stream, policy));
    }

    @Override
    protected void init(Context context) {
        feed = new EventFeed(task, stream, context.globalProcessorIndex());
        if (times != null) {
            times.addPartitions(1);
        }
    }

    @Override
    public boolean complete() {
        var own = feed;
        if (own == null) {
            throw new IllegalStateException("complete before init");
        }
        for (int i = 0; i < BURST; i++) {
            if (!emitPending() || !own.isDue()) {
                return false;
            }
            if (own.isDone()) {
                return true;
            }
            make(own.next());
        }
        return false;
    }

    private void make(Event event) {
        if (times == null) {
            refused = event;
        } else {
            pending = times.flatMapEvent(event, 0, EventTimeMapper.NO_NATIVE_TIME);
        }
    }

    /// Returns whether all pending items were accepted.
    private boolean emitPending() {
        if (refused != null) {
            if (!tryEmit(refused)) {
                return false;
            }
            refused = null;
        }
        if (pending != null) {
            if (!emitFromTraverser(pending)) {
                return false;
            }
            pending = null;
        }
        return true;
    }
}
