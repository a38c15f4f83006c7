package dev.millrace.runtime.stats;

import dev.millrace.base.collection.OrderedCopy;
import java.util.Map;

/// What the thread of one subtask was seen at: frames from the outermost to the innermost, divided by line breaks,
/// and how often.
///
/// @param running while it ran, or was ready to
/// @param waiting while it waited, or no thread ran the subtask
public record Stacks(int subtask, Map<String, Integer> running, Map<String, Integer> waiting) {
    public Stacks {
        running = OrderedCopy.of(running);
        waiting = OrderedCopy.of(waiting);
    }
}
