package dev.millrace.runtime.route;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;

/// Sends each record to the owner of its key. The key and hash are computed here and travel with the record. The
/// key is taken from the copy, so that user code cannot change it later.
final class ObjectKeyRouter<T, K> implements OutputRouter<T> {
    private final Sender[] targets;
    private final Sender[] ownerOfGroup;
    private final KeySelector<T, K> selector;
    private final Keys<K> keys;
    private final Copier<T> copier;
    private final UserFailures failures;
    private final boolean isWriting;

    /// Creates a router.
    ///
    /// @param ownerOfGroup the target of each key group
    ObjectKeyRouter(
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
        boolean isWriting = false;
        for (Sender target : targets) isWriting |= target.isWriting();
        this.isWriting = isWriting;
    }

    @Override
    public void record(T value, long timestamp) {
        if (isWriting) write(value, timestamp);
        else hand(value, timestamp);
    }

    private void hand(T value, long timestamp) {
        T mine = copier.copy(value);
        K key;
        int hash;
        try {
            key = key(mine);
            hash = keys.hash(key);
        } catch (Throwable thrown) {
            throw failures.keying(thrown, value, timestamp);
        }
        owner(hash).sendByObject(mine, timestamp, key, hash);
    }

    /// If some targets serialize records, the copy is made only after the target is known, and only for
    /// other targets.
    private void write(T value, long timestamp) {
        K key;
        int hash;
        T mine = value;
        Sender owner;
        try {
            key = key(value);
            hash = keys.hash(key);
            owner = owner(hash);
            if (!owner.isWriting() && !copier.isIdentity()) {
                mine = copier.copy(value);
                key = key(mine);
            }
        } catch (Throwable thrown) {
            throw failures.keying(thrown, value, timestamp);
        }
        owner.sendByObject(mine, timestamp, key, hash);
    }

    private Sender owner(int hash) {
        return ownerOfGroup[KeyGroups.of(hash, ownerOfGroup.length)];
    }

    private K key(T value) throws Exception {
        K key = selector.getKey(value);
        if (key == null) throw nullKey();
        return key;
    }

    private static NullPointerException nullKey() {
        return new NullPointerException(
                "the key is null: a record must have a key (" + ChainFaults.NULL_KEY.code() + ")");
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
