package dev.millrace.testkit;

import dev.millrace.runtime.chain.Receiver;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Collects the side outputs of an operator under test. Each side output gets a queue with its first record. The map
/// looks empty, because the side outputs are not known in advance.
final class SideQueues extends HashMap<String, Receiver<Object>> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, ConcurrentLinkedQueue<Object>> queues = new HashMap<>();

    @Override
    public Receiver<Object> get(@Nullable Object tag) {
        return new EmittedRecords(
                queues.computeIfAbsent(String.valueOf(tag), _ -> new ConcurrentLinkedQueue<>()), false);
    }

    /// Returns the records of a side output; null if there are none.
    @Nullable
    ConcurrentLinkedQueue<Object> queue(String tag) {
        return queues.get(tag);
    }
}
