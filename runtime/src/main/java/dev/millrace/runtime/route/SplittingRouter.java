package dev.millrace.runtime.route;

import dev.millrace.api.plan.SplittingKeySelector;
import dev.millrace.exchange.Sender;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.state.key.Keys;

/// Splits each record by the owners of the keys of its rows. Records must be immutable.
final class SplittingRouter<T, K> implements OutputRouter<T> {
    private final Sender[] targets;
    private final int[] owners;
    private final SplittingKeySelector<T, K> selector;
    private final Keys<K> keys;
    private final UserFailures failures;
    private final SplittingKeySelector.Parts<T> parts;
    private long timestamp;

    /// Creates a router.
    ///
    /// @param owners the index of the target of each key group
    SplittingRouter(
            Sender[] targets, int[] owners, SplittingKeySelector<T, K> selector, Keys<K> keys, UserFailures failures) {
        this.targets = targets;
        this.owners = owners;
        this.selector = selector;
        this.keys = keys;
        this.failures = failures;
        this.parts = this::send;
    }

    @Override
    public void record(T value, long newTimestamp) {
        timestamp = newTimestamp;
        try {
            selector.split(value, owners, targets.length, parts);
        } catch (Throwable thrown) {
            throw failures.keying(thrown, value, newTimestamp);
        }
    }

    private void send(int target, T part) {
        K key = selector.getKey(part);
        targets[target].sendByObject(part, timestamp, key, keys.hash(key));
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
