package dev.millrace.processor;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.processor.function.KeyedStateBootstrapFunction;
import dev.millrace.processor.write.KeyedBootstrap;

/// Records that the state of keys is made of.
public class KeyedStateTransformation<K, T> {
    private final KeyedStream<T, K> stream;
    private final BootstrapSettings settings;

    KeyedStateTransformation(KeyedStream<T, K> stream, BootstrapSettings settings) {
        this.stream = stream;
        this.settings = settings;
    }

    /// State and timers as a function makes them.
    public StateBootstrapTransformation<T> transform(KeyedStateBootstrapFunction<K, T> processFunction) {
        return new StateBootstrapTransformation<>(stream, new KeyedBootstrap<>(processFunction), settings, false);
    }

    /// Windows with the records in them.
    public <W extends Window> WindowedStateTransformation<T, K, W> window(WindowAssigner<? super T, W> assigner) {
        return new WindowedStateTransformation<>(stream, assigner, settings);
    }
}
