package dev.millrace.bench.bare;

import dev.millrace.bench.feed.EventFeed;
import dev.millrace.bench.load.Steps;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.meter.Tally;

/// Runs one thread of `chain`; no record is ever stored in memory.
final class ChainWorker {
    private final EventFeed feed;
    private final Tally tally;

    ChainWorker(Task task, int self, Tally tally) {
        this.feed = new EventFeed(task, 0, self);
        this.tally = tally;
    }

    /// Processes all events of this worker.
    void run() {
        feed.isDue(); // starts the clock
        var generator = feed.generator();
        for (; !feed.isDone(); feed.skip()) {
            long bits = generator.bits(feed.index());
            long value = Steps.first(generator.value(bits));
            if (Steps.passes(value)) {
                long key = generator.key(bits);
                tally.add(key, Steps.second(key, value), generator.timestamp(feed.index(), bits));
            }
        }
        tally.finish();
    }
}
