package dev.millrace.sim.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.SupportsPreCommitTopology;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableMessageTypeInfo;
import dev.millrace.api.sink.CommittableSummary;
import dev.millrace.api.sink.CommittableWithLineage;

/// Adds a step between the writers and the committers of a [SimSink].
final class SteppedSink extends SimSink implements SupportsPreCommitTopology<String, String> {
    private static final long serialVersionUID = 1L;

    SteppedSink(long scene) {
        super(scene);
    }

    @Override
    public DataStream<CommittableMessage<String>> addPreCommitTopology(DataStream<CommittableMessage<String>> results) {
        return results.<CommittableMessage<String>>map(message -> switch (message) {
                    case CommittableSummary<String> summary -> summary.map();
                    case CommittableWithLineage<String> each -> each.map(id -> id);
                })
                .returns(CommittableMessageTypeInfo.of(Texts::new));
    }

    @Override
    public SimpleVersionedSerializer<String> getWriteResultSerializer() {
        return new Texts();
    }
}
