package dev.millrace.runtime.operator;

import dev.millrace.api.DataStream;
import dev.millrace.api.StandardSinkTopologies;
import dev.millrace.api.SupportsPostCommitTopology;
import dev.millrace.api.SupportsPreCommitTopology;
import dev.millrace.api.memory.SimpleVersionedSerializer;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Writes numbers, converts them to names before the commit, and records what is committed and forwarded.
final class TransactionalSink
        implements Sink<Long>,
                SupportsCommitter<String>,
                SupportsPreCommitTopology<Long, String>,
                SupportsPostCommitTopology<String> {
    private static final long serialVersionUID = 1L;
    static final Map<String, Notes> NOTES = new ConcurrentHashMap<>();

    private final String test;
    private final boolean isLossy;

    /// Holds the results that a test checks.
    static final class Notes {
        final Collection<String> committed = new ConcurrentLinkedQueue<>();
        final Collection<CommittableMessage<String>> passed = new ConcurrentLinkedQueue<>();
        final Collection<Integer> committers = new ConcurrentLinkedQueue<>();
        final Collection<List<String>> globally = new ConcurrentLinkedQueue<>();
    }

    /// Creates the sink of a test.
    ///
    /// @param isLossy whether the step before the commit drops a committable without correcting the summary
    TransactionalSink(String test, boolean isLossy) {
        this.test = test;
        this.isLossy = isLossy;
        NOTES.put(test, new Notes());
    }

    @Override
    public SinkWriter<Long> createWriter(WriterInitContext context) {
        return new Writer();
    }

    @Override
    public DataStream<CommittableMessage<String>> addPreCommitTopology(DataStream<CommittableMessage<Long>> results) {
        boolean drops = isLossy;
        return results.<CommittableMessage<String>>flatMap((message, out) -> {
                    switch (message) {
                        case CommittableSummary<Long> summary -> out.collect(summary.map());
                        case CommittableWithLineage<Long> each -> {
                            if (!drops || each.getCommittable() != 7) out.collect(each.map(n -> "n" + n));
                        }
                    }
                })
                .returns(CommittableMessageTypeInfo.of(Texts::new))
                .name("Naming");
    }

    @Override
    public SimpleVersionedSerializer<Long> getWriteResultSerializer() {
        return new Numbers();
    }

    @Override
    public Committer<String> createCommitter(CommitterInitContext context) {
        Notes notes = NOTES.get(test);
        notes.committers.add(context.getTaskInfo().getIndexOfThisSubtask());
        return new NotingCommitter(notes);
    }

    @Override
    public SimpleVersionedSerializer<String> getCommittableSerializer() {
        return new Texts();
    }

    @Override
    public void addPostCommitTopology(DataStream<CommittableMessage<String>> committables) {
        String name = test;
        committables
                .map(message -> {
                    NOTES.get(name).passed.add(message);
                    return message;
                })
                .returns(CommittableMessageTypeInfo.of(Texts::new))
                .sinkTo(new DiscardingSink<>());
        StandardSinkTopologies.addGlobalCommitter(committables, () -> new GlobalCommitter(name), Texts::new);
    }

    private static final class Writer implements CommittingSinkWriter<Long, Long> {
        private final List<Long> written = new ArrayList<>();
        private boolean flushed;

        @Override
        public void write(Long element, Context context) {
            written.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {
            flushed = endOfInput;
        }

        @Override
        public Collection<Long> prepareCommit() {
            if (!flushed) throw new AssertionError("prepared before the flush");
            return List.copyOf(written);
        }

        @Override
        public void close() {}
    }

    /// Retries numbers that end with 3, drops those with 5, and reports those with 9 as already committed.
    private record NotingCommitter(Notes notes) implements Committer<String> {
        @Override
        public void commit(Collection<CommitRequest<String>> requests) {
            for (CommitRequest<String> each : requests) {
                String name = each.getCommittable();
                if (name.endsWith("3") && each.getNumberOfRetries() < 2) each.retryLater();
                else if (name.endsWith("8") && each.getNumberOfRetries() == 0)
                    each.updateAndRetryLater(name + "-again");
                else if (name.endsWith("5")) each.signalFailedWithKnownReason(new IllegalStateException("no fives"));
                else if (name.endsWith("9")) each.signalAlreadyCommitted();
                else if (name.equals("n-1")) each.signalFailedWithUnknownReason(new IllegalStateException("negative"));
                else if (name.equals("n-2")) each.retryLater();
                else notes.committed.add(name);
            }
        }

        @Override
        public void close() {}
    }

    private record GlobalCommitter(String test) implements Committer<String> {
        @Override
        public void commit(Collection<CommitRequest<String>> requests) {
            NOTES.get(test)
                    .globally
                    .add(requests.stream().map(CommitRequest::getCommittable).toList());
        }

        @Override
        public void close() {}
    }

    private static final class Texts implements SimpleVersionedSerializer<String> {
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

    private static final class Numbers implements SimpleVersionedSerializer<Long> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Long number) {
            return number.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Long deserialize(int version, byte[] serialized) {
            return Long.valueOf(new String(serialized, StandardCharsets.UTF_8));
        }
    }
}
