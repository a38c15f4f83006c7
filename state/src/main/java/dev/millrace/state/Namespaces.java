package dev.millrace.state;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Where a state with namespaces keeps its entries.
///
/// @param <N> namespaces; compared by `equals`
sealed interface Namespaces<N> permits HeapNamespaces, StoredNamespaces {
    /// The state of the current key in a namespace. Valid until another namespace is asked for.
    HeapState<Object> in(N namespace);

    /// Whether the current key has an entry in a namespace.
    boolean has(N namespace);

    /// Drops the current key's entry in a namespace.
    void clear(N namespace);

    /// Forgets a namespace if no key has an entry in the namespace.
    void release(N namespace);

    /// Forgets all namespaces in which no key has an entry.
    void releaseEmpty();

    /// Drops all entries of some namespaces.
    void drop(Predicate<N> which);

    /// Drops the entries of a key group in all namespaces.
    void clearGroup(int group);

    /// Moves the current key's entries in some namespaces into one.
    void merge(N target, Collection<N> sources);

    void beginSnapshots();

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException;

    /// The namespaces that have entries.
    List<N> all();

    /// How many namespaces have entries.
    int count();

    long entries();

    long entriesIn(Object namespace);

    List<Object> keysIn(Object namespace);
}
