package dev.millrace.state;

import dev.millrace.state.heap.HeapState;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Stores the entries of a state with namespaces.
///
/// @param <N> the type of the namespaces, which are compared by `equals`
sealed interface Namespaces<N> permits HeapNamespaces, StoredNamespaces {
    /// Returns the state of the current key in a namespace. The state is valid until another namespace is selected.
    HeapState<Object> in(N namespace);

    /// Loads the rows of some keys into the processor's cache, see [KeyedStates#prefetch].
    default int prefetch(int[] hashes, int from, int to) {
        return 0;
    }

    /// Returns whether the current key has an entry in a namespace.
    boolean has(N namespace);

    /// Drops the current key's entry in a namespace.
    void clear(N namespace);

    /// Removes a namespace if no key has an entry in it.
    void release(N namespace);

    /// Removes all namespaces in which no key has an entry.
    void releaseEmpty();

    /// Drops all entries of some namespaces.
    void drop(Predicate<N> which);

    /// Drops the entries of a key group in all namespaces.
    void clearGroup(int group);

    /// Merges the current key's entries of some namespaces into one namespace.
    void merge(N target, Collection<N> sources);

    void beginSnapshots();

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException;

    /// Returns the namespaces with entries.
    List<N> all();

    /// Returns the number of namespaces with entries.
    int count();

    long entries();

    long entriesIn(Object namespace);

    List<Object> keysIn(Object namespace);
}
