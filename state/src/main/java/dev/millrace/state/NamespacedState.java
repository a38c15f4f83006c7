package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.spill.TableCache;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Represents a state with one entry for each key and namespace. Not thread-safe.
///
/// @param <N> the type of the namespaces, usually windows; compared by `equals`
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

    /// Returns the state of the current key in a namespace. The state is valid until another namespace is selected
    /// or cleared.
    @SuppressWarnings("unchecked")
    public S in(N namespace) {
        return (S) namespaces.in(namespace);
    }

    Namespaces<N> namespaceEntries() {
        return namespaces;
    }

    /// Returns whether the current key has an entry in a namespace.
    public boolean has(N namespace) {
        return namespaces.has(namespace);
    }

    /// Drops the current key's entry in a namespace.
    public void clear(N namespace) {
        namespaces.clear(namespace);
    }

    /// Removes a namespace if no key has an entry in it.
    public void release(N namespace) {
        namespaces.release(namespace);
    }

    /// Drops all entries of some namespaces.
    public void drop(Predicate<N> which) {
        namespaces.drop(which);
    }

    /// Merges the current key's entries of some namespaces into one namespace.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if states of this kind cannot be merged
    public void merge(N target, Collection<N> sources) {
        namespaces.merge(target, sources);
    }

    /// Loads the rows of some keys into the processor's cache, see [KeyedStates#prefetch].
    int prefetch(int[] hashes, int from, int to) {
        return namespaces.prefetch(hashes, from, to);
    }

    void beginSnapshots() {
        namespaces.beginSnapshots();
    }

    @SuppressWarnings("unchecked")
    void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        namespaces.addTo((KeyedSnapshot<Object>) snapshot);
    }

    /// Removes all namespaces without entries. Needed by callers that clear states without [#clear].
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

    /// Passes each namespace and key with an entry to the consumer. The key is selected, also afterwards.
    public void forEach(BiConsumer<N, Object> consumer) {
        for (N namespace : namespaces.all()) {
            for (Object key : keysIn(namespace)) {
                states.select(key);
                consumer.accept(namespace, key);
            }
        }
    }

    /// Returns the number of namespaces with entries.
    public int namespaces() {
        return namespaces.count();
    }

    /// Returns the serializer of namespaces.
    public TypeSerializer<N> namespaceSerializer() {
        return namespaceSerializer;
    }
}
