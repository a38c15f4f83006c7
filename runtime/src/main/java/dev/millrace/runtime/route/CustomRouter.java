package dev.millrace.runtime.route;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.UserFailures;

/// Sends each record to the target that a user's [Partitioner] returns.
final class CustomRouter<T, K> implements OutputRouter<T> {
    private final Sender[] targets;
    private final Partitioner<K> partitioner;
    private final KeySelector<T, K> selector;
    private final Copier<T> copier;
    private final UserFailures failures;

    CustomRouter(
            Sender[] targets,
            Partitioner<K> partitioner,
            KeySelector<T, K> selector,
            Copier<T> copier,
            UserFailures failures) {
        this.targets = targets;
        this.partitioner = partitioner;
        this.selector = selector;
        this.copier = copier;
        this.failures = failures;
    }

    @Override
    public void record(T value, long timestamp) {
        int partition;
        try {
            partition = partitioner.partition(selector.getKey(value), targets.length);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
        if (partition < 0 || partition >= targets.length) {
            var chosen = ChainFaults.PARTITION
                    .what("%s chose partition %d of %d.", partitioner.getClass().getName(), partition, targets.length)
                    .fix("Return a number from 0 to numPartitions - 1, for example Math.floorMod(hash,"
                            + " numPartitions).");
            throw failures.at(chosen, value, timestamp);
        }
        Sender target = targets[partition];
        target.send(OutputRouter.mine(value, target, copier), timestamp);
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
