package dev.millrace.runtime.recovery;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.StatefulSinkWriter;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.sink.SupportsWriterState;
import dev.millrace.api.sink.WriterInitContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Writes numbers to a [Ledger]. Its writers keep some numbers in their state at each checkpoint. In the first
/// attempts, its committers fail at their first commit, after the checkpoint was complete.
class LedgerSink implements Sink<Long>, SupportsCommitter<String>, SupportsWriterState<Long, String> {
    private static final long serialVersionUID = 1L;
    private static final int HELD_BACK = 3;

    final String test;
    private final int failingAttempts;

    LedgerSink(String test, int failingAttempts) {
        this.test = test;
        this.failingAttempts = failingAttempts;
    }

    @Override
    public Writer createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public Writer restoreWriter(WriterInitContext context, Collection<String> states) {
        List<Long> held = new ArrayList<>();
        for (String state : states) for (String number : state.split(",")) held.add(Long.valueOf(number));
        TaskInfo task = context.getTaskInfo();
        long restored = context.getRestoredCheckpointId().orElse(0);
        return new Writer(
                "%d-%d-%d-%d"
                        .formatted(
                                task.getNumberOfParallelSubtasks(),
                                task.getIndexOfThisSubtask(),
                                restored,
                                task.getAttemptNumber()),
                held);
    }

    @Override
    public SimpleVersionedSerializer<String> getWriterStateSerializer() {
        return new Texts();
    }

    @Override
    public Committer<String> createCommitter(CommitterInitContext context) {
        boolean fails = context.getTaskInfo().getAttemptNumber() < failingAttempts
                && context.getTaskInfo().getIndexOfThisSubtask() == 0;
        return new LedgerCommitter(Ledger.of(test), fails);
    }

    @Override
    public SimpleVersionedSerializer<String> getCommittableSerializer() {
        return new Texts();
    }

    static final class Writer implements CommittingSinkWriter<Long, String>, StatefulSinkWriter<Long, String> {
        private final String name;
        private final List<Long> open;
        private int transactions;
        private boolean hasEnded;

        Writer(String name, List<Long> open) {
            this.name = name;
            this.open = open;
        }

        @Override
        public void write(Long element, Context context) {
            open.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {
            hasEnded = endOfInput;
        }

        @Override
        public Collection<String> prepareCommit() {
            List<Long> ready = open.subList(0, hasEnded ? open.size() : Math.max(0, open.size() - HELD_BACK));
            if (ready.isEmpty()) return List.of();
            String transaction = Ledger.transaction(name + "-" + transactions++, ready);
            ready.clear();
            return List.of(transaction);
        }

        @Override
        public List<String> snapshotState(long checkpointId) {
            return open.stream().map(String::valueOf).toList();
        }

        @Override
        public void close() {}
    }

    record LedgerCommitter(Ledger ledger, boolean fails) implements Committer<String> {
        @Override
        public void commit(Collection<CommitRequest<String>> requests) {
            if (fails && !requests.isEmpty()) {
                ledger.failedCommits.incrementAndGet();
                throw new IllegalStateException("planned");
            }
            for (CommitRequest<String> each : requests)
                if (!ledger.commit(each.getCommittable())) each.signalAlreadyCommitted();
        }

        @Override
        public void close() {}
    }

    static final class Texts implements SimpleVersionedSerializer<String> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String deserialize(int version, byte[] serialized) {
            return new String(serialized, StandardCharsets.UTF_8);
        }
    }
}
