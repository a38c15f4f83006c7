package dev.millrace.runtime.route;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;

/// Sends each record to the owner of its key, for keys that fit a primitive long. The key and hash are computed
/// once and travel with the record.
final class LongKeyRouter<T, K> implements OutputRouter<T> {
    private final Sender[] targets;
    private final Sender[] ownerOfGroup;
    private final KeySelector<T, K> selector;
    private final Keys<K> keys;
    private final Copier<T> copier;
    private final UserFailures failures;

    /// Creates a router.
    ///
    /// @param ownerOfGroup the target of each key group
    LongKeyRouter(
            Sender[] targets,
            Sender[] ownerOfGroup,
            KeySelector<T, K> selector,
            Keys<K> keys,
            Copier<T> copier,
            UserFailures failures) {
        this.targets = targets;
        this.ownerOfGroup = ownerOfGroup;
        this.selector = selector;
        this.keys = keys;
        this.copier = copier;
        this.failures = failures;
    }

    @Override
    public void record(T value, long timestamp) {
        long key;
        try {
            key = keys.toLong(selector.getKey(value));
        } catch (Throwable thrown) {
            throw failures.keying(thrown, value, timestamp);
        }
        int hash = keys.hashLong(key);
        Sender owner = ownerOfGroup[KeyGroups.of(hash, ownerOfGroup.length)];
        owner.sendByLong(OutputRouter.mine(value, owner, copier), timestamp, key, hash);
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
