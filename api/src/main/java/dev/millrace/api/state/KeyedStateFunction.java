package dev.millrace.api.state;

/// Is called for each key that has a state.
@FunctionalInterface
public interface KeyedStateFunction<K, S extends State> {

    /// The state is that of the key; it may be changed or cleared.
    void process(K key, S state) throws Exception;
}
