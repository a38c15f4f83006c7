package dev.millrace.runtime.recovery;

import dev.millrace.api.DataStream;
import dev.millrace.api.StandardSinkTopologies;
import dev.millrace.api.SupportsPreCommitTopology;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableMessageTypeInfo;
import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.sink.WriterInitContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Writes numbers to a [FencedLedger]. The first commits fail after their checkpoint is complete, so that they are
/// pending when the job restores the checkpoint.
class FencingSink implements Sink<Long>, SupportsCommitter<String> {
    private static final long serialVersionUID = 1L;
    private static final AtomicLong TRANSACTIONS = new AtomicLong();

    final String test;
    final int failures;

    FencingSink(String test, int failures) {
        this.test = test;
        this.failures = failures;
    }

    @Override
    public Writer createWriter(WriterInitContext context) {
        FencedLedger ledger = FencedLedger.of(test);
        ledger.fence();
        return new Writer(ledger);
    }

    @Override
    public Committer<String> createCommitter(CommitterInitContext context) {
        return new FailingCommitter(FencedLedger.of(test), context.getTaskInfo(), failures);
    }

    @Override
    public SimpleVersionedSerializer<String> getCommittableSerializer() {
        return new Texts();
    }

    record Writer(FencedLedger ledger, List<Long> open) implements CommittingSinkWriter<Long, String> {
        Writer(FencedLedger ledger) {
            this(ledger, new ArrayList<>());
        }

        @Override
        public void write(Long element, Context context) {
            open.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public Collection<String> prepareCommit() {
            if (open.isEmpty()) return List.of();
            String transaction = "transaction " + TRANSACTIONS.incrementAndGet();
            ledger.prepare(transaction, List.copyOf(open));
            open.clear();
            return List.of(transaction);
        }

        @Override
        public void close() {}
    }

    record FailingCommitter(FencedLedger ledger, TaskInfo task, int failures) implements Committer<String> {
        @Override
        public void commit(Collection<CommitRequest<String>> requests) {
            if (requests.isEmpty()) return;
            if (task.getIndexOfThisSubtask() == 0 && ledger.failedCommits.get() < failures) {
                ledger.failedCommits.incrementAndGet();
                throw new IllegalStateException("planned");
            }
            for (CommitRequest<String> each : requests) ledger.commit(each.getCommittable());
        }

        @Override
        public void close() {}
    }

    private static final class NoCommitter implements Committer<String> {
        @Override
        public void commit(Collection<CommitRequest<String>> requests) {}

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

    /// Has a committer in another vertex than its writers, behind an exchange.
    static final class Exchanged extends FencingSink implements SupportsPreCommitTopology<String, String> {
        private static final long serialVersionUID = 1L;

        Exchanged(String test, int failures) {
            super(test, failures);
        }

        @Override
        public DataStream<CommittableMessage<String>> addPreCommitTopology(
                DataStream<CommittableMessage<String>> results) {
            return results.map(message -> message)
                    .returns(CommittableMessageTypeInfo.of(Texts::new))
                    .disableChaining();
        }

        @Override
        public SimpleVersionedSerializer<String> getWriteResultSerializer() {
            return new Texts();
        }
    }

    /// Commits with one committer for all writers.
    static final class Global extends FencingSink implements SupportsPreCommitTopology<String, String> {
        private static final long serialVersionUID = 1L;

        Global(String test, int failures) {
            super(test, failures);
        }

        @Override
        public Committer<String> createCommitter(CommitterInitContext context) {
            return new NoCommitter();
        }

        @Override
        public DataStream<CommittableMessage<String>> addPreCommitTopology(
                DataStream<CommittableMessage<String>> results) {
            String name = test;
            int planned = failures;
            StandardSinkTopologies.addGlobalCommitter(
                    results,
                    context -> new FailingCommitter(FencedLedger.of(name), context.getTaskInfo(), planned),
                    Texts::new);
            return results;
        }

        @Override
        public SimpleVersionedSerializer<String> getWriteResultSerializer() {
            return new Texts();
        }
    }
}
