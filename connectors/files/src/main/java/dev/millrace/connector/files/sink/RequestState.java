package dev.millrace.connector.files.sink;

import dev.millrace.api.serializer.BytePrimitiveArraySerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.OperatorStateStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Keeps the files of an operator before the committers in its state. All of these operators use the same format, so
/// that each can restore the state of another.
final class RequestState {
    private final ListState<byte[]> state;

    RequestState(OperatorStateStore store) throws Exception {
        state = store.getListState(
                new ListStateDescriptor<>("files-to-compact", BytePrimitiveArraySerializer.INSTANCE));
    }

    List<CompactorRequest> restored() throws Exception {
        List<CompactorRequest> requests = new ArrayList<>();
        Iterable<byte[]> all = state.get();
        if (all != null) for (byte[] each : all) requests.add(CompactorRequest.read(each));
        return requests;
    }

    void update(Collection<CompactorRequest> requests) throws Exception {
        state.update(requests.stream().map(CompactorRequest::write).toList());
    }
}
