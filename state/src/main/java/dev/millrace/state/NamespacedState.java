package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// A state with one entry for each key in each namespace. Used by one thread.
///
/// @param <N> namespaces, windows for the most part; compared by `equals`
/// @param <S> the kind of state
public final class NamespacedState<N, S extends State> {
    private final KeyedStates<Object> states;
    private final TypeSerializer<N> namespaceSerializer;
    private final Namespaces<N> namespaces;

    @SuppressWarnings("unchecked")
    NamespacedState(KeyedStates<?> states, StateDescriptor<S, ?> descriptor, TypeSerializer<N> namespaceSerializer) {
        this.states = (KeyedStates<Object>) states;
        this.namespaceSerializer = namespaceSerializer;
        TableCache<Object> cache = this.states.cache();
        this.namespaces = cache == null
                ? new HeapNamespaces<>(this.states, descriptor, namespaceSerializer)
                : new StoredNamespaces<>(this.states, cache, descriptor, namespaceSerializer);
    }

    /// The state of the current key in a namespace. Valid until another namespace is asked for or cleared.
    @SuppressWarnings("unchecked")
    public S in(N namespace) {
        return (S) namespaces.in(namespace);
    }

    Namespaces<N> namespaceEntries() {
        return namespaces;
    }

    /// Whether the current key has an entry in a namespace.
    public boolean has(N namespace) {
        return namespaces.has(namespace);
    }

    /// Drops the current key's entry in a namespace.
    public void clear(N namespace) {
        namespaces.clear(namespace);
    }

    /// Forgets a namespace that has no entries, of whatever key.
    public void release(N namespace) {
        namespaces.release(namespace);
    }

    /// Drops all entries of some namespaces.
    public void drop(Predicate<N> which) {
        namespaces.drop(which);
    }

    /// Moves the current key's entries in some namespaces into one.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if states of this kind do not merge
    public void merge(N target, Collection<N> sources) {
        namespaces.merge(target, sources);
    }

    void beginSnapshots() {
        namespaces.beginSnapshots();
    }

    @SuppressWarnings("unchecked")
    void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        namespaces.addTo((KeyedSnapshot<Object>) snapshot);
    }

    /// Forgets all namespaces without entries; for those who clear states without [#clear].
    public void releaseEmpty() {
        namespaces.releaseEmpty();
    }

    long entriesIn(Object namespace) {
        return namespaces.entriesIn(namespace);
    }

    long entries() {
        return namespaces.entries();
    }

    List<Object> keysIn(Object namespace) {
        return namespaces.keysIn(namespace);
    }

    /// Calls back with each namespace and key that has an entry, that key being the current one afterwards.
    public void forEach(BiConsumer<N, Object> consumer) {
        for (N namespace : namespaces.all()) {
            for (Object key : keysIn(namespace)) {
                states.select(key);
                consumer.accept(namespace, key);
            }
        }
    }

    /// How many namespaces have entries.
    public int namespaces() {
        return namespaces.count();
    }

    /// How namespaces are written in snapshots.
    public TypeSerializer<N> namespaceSerializer() {
        return namespaceSerializer;
    }
}
