package dev.millrace.runtime.stats;

import dev.millrace.base.collection.OrderedCopy;
import java.util.Map;

/// Counts the sampled stacks of one subtask's thread. A stack lists its frames from the outermost to the
/// innermost, separated by line breaks.
///
/// @param running the counts for samples in which the thread ran or was ready to run
/// @param waiting the counts for samples in which the thread waited, or no thread ran the subtask
public record Stacks(int subtask, Map<String, Integer> running, Map<String, Integer> waiting) {
    public Stacks {
        running = OrderedCopy.of(running);
        waiting = OrderedCopy.of(waiting);
    }
}
