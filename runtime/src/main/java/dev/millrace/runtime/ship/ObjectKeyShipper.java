package dev.millrace.runtime.ship;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;

/// Sends each record to the owner of its key. Key and hash are computed once, here, and travel with the record; the key
/// is
/// taken from the copy, so that nobody changes it later.
final class ObjectKeyShipper<T, K> implements Shipper<T> {
    private final Sender[] targets;
    private final Sender[] ownerOfGroup;
    private final KeySelector<T, K> selector;
    private final Keys<K> keys;
    private final Copier<T> copier;
    private final UserFailures failures;

    /// @param ownerOfGroup the target for each key group
    ObjectKeyShipper(
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
        T mine = copier.copy(value);
        K key;
        int hash;
        try {
            key = selector.getKey(mine);
            if (key == null) throw nullKey();
            hash = keys.hash(key);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
        ownerOfGroup[KeyGroups.of(hash, ownerOfGroup.length)].sendByObject(mine, timestamp, key, hash);
    }

    private static NullPointerException nullKey() {
        return new NullPointerException(
                "the key selector returned null: a record must have a key (" + ChainFaults.NULL_KEY.code() + ")");
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
