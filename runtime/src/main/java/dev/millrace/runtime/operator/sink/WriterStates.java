package dev.millrace.runtime.operator.sink;

import dev.millrace.api.memory.SimpleVersionedSerialization;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serializer.BytePrimitiveArraySerializer;
import dev.millrace.api.sink.SupportsWriterState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.OperatorStateStore;
import dev.millrace.base.fault.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Stores the states of a sink's writer in snapshots. After rescaling, the states are redistributed among the writers.
final class WriterStates {
    private static final String NAME = "millrace.writer";

    private final SupportsWriterState<Object, Object> sink;
    private final OperatorStateStore states;
    private final ListState<byte[]> own;

    WriterStates(SupportsWriterState<Object, Object> sink, OperatorStateStore states) throws Exception {
        this.sink = sink;
        this.states = states;
        this.own = list(NAME);
    }

    private ListState<byte[]> list(String name) throws Exception {
        return states.getListState(new ListStateDescriptor<>(name, BytePrimitiveArraySerializer.INSTANCE));
    }

    /// Returns the states that the writer restores, including states of a former sink whose state name is compatible.
    List<Object> restored() throws Exception {
        List<Object> all = new ArrayList<>();
        read(own, all);
        if (!(sink instanceof SupportsWriterState.WithCompatibleState compatible)) return all;
        for (String name : compatible.getCompatibleWriterStateNames()) {
            ListState<byte[]> other = list(name);
            read(other, all);
            // The writer's own state contains these states from now on.
            other.clear();
        }
        return all;
    }

    private void read(ListState<byte[]> from, List<Object> to) throws Exception {
        for (byte[] each : Check.present(from.get(), "a list"))
            to.add(SimpleVersionedSerialization.readVersionAndDeSerialize(sink.getWriterStateSerializer(), each));
    }

    void update(List<?> current) throws Exception {
        SimpleVersionedSerializer<Object> serializer = sink.getWriterStateSerializer();
        List<byte[]> written = new ArrayList<>();
        for (Object each : current) written.add(write(serializer, each));
        own.update(written);
    }

    private static byte[] write(SimpleVersionedSerializer<Object> serializer, Object state) throws IOException {
        return SimpleVersionedSerialization.writeVersionAndSerialize(serializer, state);
    }
}
