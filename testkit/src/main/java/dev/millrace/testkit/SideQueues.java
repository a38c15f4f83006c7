package dev.millrace.testkit;

import dev.millrace.runtime.chain.Receiver;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The side outputs of an operator under test: each gets a queue when the first record comes. Nobody can say before
/// which there will be, so the map looks empty.
final class SideQueues extends HashMap<String, Receiver<Object>> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, ConcurrentLinkedQueue<Object>> queues = new HashMap<>();

    @Override
    public Receiver<Object> get(@Nullable Object tag) {
        return new EmittedRecords(
                queues.computeIfAbsent(String.valueOf(tag), _ -> new ConcurrentLinkedQueue<>()), false);
    }

    /// What came for a tag; null if nothing did.
    @Nullable
    ConcurrentLinkedQueue<Object> queue(String tag) {
        return queues.get(tag);
    }
}
