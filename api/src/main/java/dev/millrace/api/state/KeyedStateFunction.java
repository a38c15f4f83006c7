package dev.millrace.api.state;

/// Processes the state of each key.
@FunctionalInterface
public interface KeyedStateFunction<K, S extends State> {

    /// Called with the state of a key. The method may change or clear the state.
    void process(K key, S state) throws Exception;
}
