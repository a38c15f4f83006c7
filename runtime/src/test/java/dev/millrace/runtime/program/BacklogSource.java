package dev.millrace.runtime.program;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/// Emits words, which the first subtask reads one after the other. At the word "backlog" the enumerator declares the
/// following records backlog, at the word "live" it ends the backlog. These two words are not emitted.
final class BacklogSource implements Source<String, BacklogSource.Split, Void> {
    private static final long serialVersionUID = 1L;

    private final String words;

    record Split(String splitId) implements SourceSplit {}

    BacklogSource(String words) {
        this.words = words;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<Split, Void> createEnumerator(SplitEnumeratorContext<Split> context) {
        return new Enumerator(context, words);
    }

    @Override
    public SplitEnumerator<Split, Void> restoreEnumerator(SplitEnumeratorContext<Split> context, Void nothing) {
        return createEnumerator(context);
    }

    @Override
    public SourceReader<String, Split> createReader(SourceReaderContext context) {
        return new Reader(context);
    }

    @Override
    public SimpleVersionedSerializer<Split> getSplitSerializer() {
        throw new AssertionError("nothing is written");
    }

    @Override
    public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
        throw new AssertionError("nothing is written");
    }

    /// Returns one word for each request.
    private static final class Enumerator implements SplitEnumerator<Split, Void> {
        private final SplitEnumeratorContext<Split> context;
        private final Queue<String> words;
        private int readers;

        Enumerator(SplitEnumeratorContext<Split> context, String words) {
            this.context = context;
            this.words = new ArrayDeque<>(List.of(words.split(" ")));
        }

        @Override
        public void start() {}

        @Override
        public void addReader(int subtask) {
            if (++readers == context.currentParallelism()) next();
        }

        @Override
        public void handleSplitRequest(int subtask, String hostname) {
            next();
        }

        private void next() {
            String word = words.poll();
            if (word == null) {
                for (int i = 0; i < readers; i++) context.signalNoMoreSplits(i);
            } else if (word.equals("backlog") || word.equals("live")) {
                context.setIsProcessingBacklog(word.equals("backlog"));
                context.runInCoordinatorThread(this::next);
            } else {
                context.assignSplit(new Split(word), 0);
            }
        }

        @Override
        public void addSplitsBack(List<Split> back, int subtask) {}

        @Override
        public Void snapshotState(long checkpoint) {
            throw new AssertionError("no checkpoint is taken");
        }

        @Override
        public void close() {}
    }

    private static final class Reader implements SourceReader<String, Split> {
        private final SourceReaderContext context;
        private final Queue<Split> splits = new ArrayDeque<>();
        private CompletableFuture<Void> news = new CompletableFuture<>();
        private boolean isComplete;

        Reader(SourceReaderContext context) {
            this.context = context;
        }

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<String> output) {
            Split split = splits.poll();
            if (split != null) {
                output.collect(split.splitId());
                context.sendSplitRequest();
                return InputStatus.MORE_AVAILABLE;
            }
            if (isComplete) return InputStatus.END_OF_INPUT;
            news = new CompletableFuture<>();
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return news;
        }

        @Override
        public void addSplits(List<Split> more) {
            splits.addAll(more);
            news.complete(null);
        }

        @Override
        public void notifyNoMoreSplits() {
            isComplete = true;
            news.complete(null);
        }

        @Override
        public List<Split> snapshotState(long checkpoint) {
            throw new AssertionError("no checkpoint is taken");
        }

        @Override
        public void close() {}
    }
}
