package dev.millrace.bench.peers.flink;

import dev.millrace.bench.feed.EventFeed;
import dev.millrace.bench.feed.Ticker;
import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.peers.flink.FeedSource.Part;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/// Emits up to [EventFeed#BURST] records per poll.
final class FeedReader implements SourceReader<Event, Part> {
    private final Task task;
    private final int stream;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private @Nullable EventFeed feed;

    FeedReader(Task task, int stream) {
        this.task = task;
        this.stream = stream;
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<Part> splits) {
        Part part = splits.getFirst();
        feed = new EventFeed(task, stream, part.subtask());
        feed.goTo(part.index());
        assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Event> output) {
        if (feed == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        for (int i = 0; i < EventFeed.BURST; i++) {
            if (!feed.isDue()) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            if (feed.isDone()) {
                return InputStatus.END_OF_INPUT;
            }
            output.collect(feed.next());
        }
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return feed == null ? assigned : Ticker.at(feed.dueNanos());
    }

    @Override
    public List<Part> snapshotState(long checkpoint) {
        if (feed == null) {
            return List.of();
        }
        return feed.isDone() ? List.of() : List.of(new Part(feed.subtask(), feed.index()));
    }

    @Override
    public void close() {}
}
