package dev.millrace.runtime.recovery;

import dev.millrace.api.DataStream;
import dev.millrace.api.StandardSinkTopologies;
import dev.millrace.api.SupportsPostCommitTopology;
import dev.millrace.api.SupportsPreCommitTopology;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableMessageTypeInfo;
import dev.millrace.api.sink.CommittableSummary;
import dev.millrace.api.sink.CommittableWithLineage;

/// Extends [LedgerSink] with a step before its committer and steps after it. The steps after it write the
/// committables to a separate ledger from another subtask. They include another committing sink in the
/// committer's subtask.
final class SurroundedLedgerSink extends LedgerSink
        implements SupportsPreCommitTopology<String, String>, SupportsPostCommitTopology<String> {
    private static final long serialVersionUID = 1L;

    SurroundedLedgerSink(String test, int failingAttempts) {
        super(test, failingAttempts);
    }

    static Ledger global(String test) {
        return Ledger.of(test + "-global");
    }

    static Ledger following(String test) {
        return Ledger.of(test + "-following");
    }

    @Override
    public DataStream<CommittableMessage<String>> addPreCommitTopology(DataStream<CommittableMessage<String>> results) {
        return results.<CommittableMessage<String>>map(message -> switch (message) {
                    case CommittableSummary<String> summary -> summary.map();
                    case CommittableWithLineage<String> each -> each.map(transaction -> "pre-" + transaction);
                })
                .returns(CommittableMessageTypeInfo.of(Texts::new));
    }

    @Override
    public SimpleVersionedSerializer<String> getWriteResultSerializer() {
        return new Texts();
    }

    @Override
    public void addPostCommitTopology(DataStream<CommittableMessage<String>> committables) {
        Ledger.of(test);
        String name = test;
        StandardSinkTopologies.addGlobalCommitter(
                committables, () -> new LedgerCommitter(global(name), false), Texts::new);
        committables
                .<Long>flatMap((message, out) -> {
                    if (!(message instanceof CommittableWithLineage<String> each)) return;
                    String transaction = each.getCommittable();
                    for (String number :
                            transaction.substring(transaction.indexOf(':') + 1).split(","))
                        out.collect(Long.valueOf(number));
                })
                .returns(Long.class)
                .sinkTo(new LedgerSink(name + "-following", 0));
    }
}
